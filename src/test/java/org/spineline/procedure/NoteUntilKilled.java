package org.spineline.procedure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.spineline.SpinelineApplication;
import org.spineline.access.Role;
import org.spineline.booking.BookingUntilKilled;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.procedure.application.NoteRequests.NoteRequest;
import org.spineline.procedure.application.NoteRequests.NoteResponse;
import org.spineline.procedure.application.NoteService;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The application in a process of its own: saves one draft after the other, as the editor does, until somebody ends it. */
public final class NoteUntilKilled {
    static final String ACKNOWLEDGED = "saved ";

    private NoteUntilKilled() {}

    public static void main(String[] arguments) {
        ApplicationContext application = SpringApplication.run(SpinelineApplication.class, "--server.port=0");
        NoteService notes = application.getBean(NoteService.class);
        JsonMapper json = application.getBean(JsonMapper.class);
        UUID booking = new BookingUntilKilled(application).bookAt(Instant.parse("2027-03-01T14:00:00Z"));
        NoteResponse note = BookingUntilKilled.as(Role.RADIOLOGIST, () -> notes.open(booking));
        UUID id = note.id();
        for (int typed = 1; ; typed++) {
            NoteRequest draft = json.convertValue(
                    Map.of("plan", "Typed " + typed, "levels", List.of(), "touched", List.of("levels")),
                    NoteRequest.class);
            ExpectedVersion known = new ExpectedVersion(note.version());
            note = BookingUntilKilled.as(Role.RADIOLOGIST, () -> notes.write(id, known, null, draft));
            System.out.println(ACKNOWLEDGED + typed);
            System.out.flush();
        }
    }
}
