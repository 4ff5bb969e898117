package org.spineline.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.spineline.SpinelineApplication;
import org.spineline.access.Role;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.booking.application.BookingRequests.BookingRequest;
import org.spineline.booking.application.BookingRequests.ResourceRequest;
import org.spineline.booking.application.BookingService;
import org.spineline.booking.application.ResourceService;
import org.spineline.episode.Approach;
import org.spineline.episode.CareSetting;
import org.spineline.episode.FractureMechanism;
import org.spineline.episode.Guidance;
import org.spineline.episode.Indication;
import org.spineline.episode.PlannedLevel;
import org.spineline.episode.Technique;
import org.spineline.episode.Urgency;
import org.spineline.episode.VettingOutcome;
import org.spineline.episode.application.EpisodeRequests.EpisodeRequest;
import org.spineline.episode.application.EpisodeRequests.EpisodeResponse;
import org.spineline.episode.application.EpisodeRequests.FractureRequest;
import org.spineline.episode.application.EpisodeRequests.Referrer;
import org.spineline.episode.application.EpisodeRequests.VettingRequest;
import org.spineline.episode.application.EpisodeService;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.patient.AdministrativeSex;
import org.spineline.patient.VoicemailRule;
import org.spineline.patient.application.PatientRequests.PatientRequest;
import org.spineline.patient.application.PatientService;
import org.spineline.support.Api;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The application in a process of its own: books one patient after the other and says so, until somebody ends it. */
public final class BookingUntilKilled {
    static final String ACKNOWLEDGED = "booked ";
    private static final int SCHEDULERS = 4;
    private static final int MINUTES = 30;
    private static final Instant FIRST = Instant.now()
            .truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofDays(100))
            .plus(Duration.ofHours(15));

    private final PatientService patients;
    private final EpisodeService episodes;
    private final ResourceService resources;
    private final BookingService bookings;

    public BookingUntilKilled(ApplicationContext application) {
        patients = application.getBean(PatientService.class);
        episodes = application.getBean(EpisodeService.class);
        resources = application.getBean(ResourceService.class);
        bookings = application.getBean(BookingService.class);
    }

    public static void main(String[] arguments) {
        ApplicationContext application = SpringApplication.run(
                SpinelineApplication.class, "--server.port=0", "--spineline.access.second-factor=optional");
        BookingUntilKilled scheduler = new BookingUntilKilled(application);
        List<Thread> schedulers = new ArrayList<>();
        for (int i = 0; i < SCHEDULERS; i++) {
            Thread thread = new Thread(scheduler::work);
            // Nobody would end a process that books nothing more.
            thread.setUncaughtExceptionHandler((failed, why) -> {
                why.printStackTrace();
                Runtime.getRuntime().halt(1);
            });
            thread.start();
            schedulers.add(thread);
        }
    }

    private void work() {
        UUID room = resource(ResourceKind.ROOM);
        UUID operator = resource(ResourceKind.OPERATOR);
        for (Instant start = FIRST; ; start = start.plusSeconds(60L * MINUTES)) {
            UUID booking = book(start, room, operator);
            synchronized (System.out) {
                System.out.println(ACKNOWLEDGED + booking);
                System.out.flush();
            }
        }
    }

    /** For somebody new, in a room and with an operator of their own. @return the booking */
    public UUID bookAt(Instant start) {
        return book(start, resource(ResourceKind.ROOM), resource(ResourceKind.OPERATOR));
    }

    private UUID book(Instant start, UUID room, UUID operator) {
        UUID episode = acceptedEpisode();
        return as(Role.SCHEDULER, () -> bookings.book(
                        new BookingRequest(episode, start, MINUTES, room, operator, null, List.of(), null, null, null),
                        null)
                .id());
    }

    private UUID resource(ResourceKind kind) {
        return as(Role.ADMINISTRATOR, () -> resources
                .create(new ResourceRequest(
                        kind,
                        kind + " " + UUID.randomUUID(),
                        null,
                        null,
                        null,
                        true,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of()))
                .id());
    }

    private UUID acceptedEpisode() {
        UUID patient = as(Role.SCHEDULER, () -> patients.register(new PatientRequest(
                        "K" + UUID.randomUUID(),
                        "Kept",
                        "Kay",
                        null,
                        LocalDate.of(1948, 5, 3),
                        AdministrativeSex.FEMALE,
                        "en",
                        false,
                        VoicemailRule.NOT_RECORDED,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of()))
                .id());
        EpisodeResponse referred = as(
                Role.SCHEDULER,
                () -> episodes.refer(
                        patient,
                        new EpisodeRequest(
                                Urgency.ROUTINE,
                                Indication.OSTEOPOROTIC,
                                new Referrer("Dr. Referrer", null, null),
                                CareSetting.OUTPATIENT,
                                List.of(new FractureRequest(
                                        VertebralLevel.L1, LocalDate.of(2024, 1, 2), FractureMechanism.FALL, null)),
                                null,
                                8,
                                null,
                                null,
                                null,
                                List.of(),
                                null,
                                null,
                                null)));
        as(
                Role.RADIOLOGIST,
                () -> episodes.vet(
                        referred.id(),
                        new ExpectedVersion(referred.version()),
                        new VettingRequest(
                                VettingOutcome.ACCEPTED,
                                Technique.VERTEBROPLASTY,
                                List.of(new PlannedLevel(VertebralLevel.L1, Approach.BOTH)),
                                "LOCAL",
                                Guidance.FLUOROSCOPY_BIPLANE,
                                null,
                                null,
                                List.of(),
                                null)));
        return referred.id();
    }

    /** Does it as a person of this role. */
    public static <T> T as(Role role, Supplier<T> work) {
        var user = Api.userOf(role);
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
