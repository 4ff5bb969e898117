package org.spineline.followup.application;

import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.followup.domain.FollowUpContact;
import org.spineline.followup.domain.FollowUpContactRepository;
import org.spineline.followup.domain.FollowUpRules;
import org.spineline.kernel.print.Print;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.time.FacilityProperties;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.springframework.stereotype.Service;

/** A letter to somebody who was not reached: asks for a call and says nothing of why. */
@Service
public class CallLetter {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final float MARGIN = 64;

    private final FollowUpContactRepository contacts;
    private final PatientDirectory patients;
    private final FollowUpRules rules;
    private final FacilityProperties facility;
    private final FacilityZone zone;

    CallLetter(
            FollowUpContactRepository contacts,
            PatientDirectory patients,
            FollowUpRules rules,
            FacilityProperties facility,
            FacilityZone zone) {
        this.contacts = contacts;
        this.patients = patients;
        this.rules = rules;
        this.facility = facility;
        this.zone = zone;
    }

    /** @throws org.spineline.kernel.problem.ConflictException if the contact is over or its plan was stopped */
    @Requires(Permission.FOLLOWUP_CALL)
    public byte[] print(UUID contactId, Print.@Nullable Paper paper) {
        FollowUpContact contact = contacts.findById(contactId)
                .orElseThrow(() -> new NotFoundException(
                        "contact-not-found", "This contact does not exist.", Map.of("contactId", contactId)));
        contact.requireOpen();
        PatientSummary patient = patients.require(contact.getPatientId());
        String name = patient.givenName() + " " + patient.familyName();
        FollowUpRules.Letter letter = rules.letter();
        // The name of the facility says which department writes: only what stands before its first comma is printed.
        String sender = facility.name().split(",", 2)[0];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Document document = Print.document(facility.paper(paper), MARGIN)) {
            PdfWriter.getInstance(document, bytes);
            document.addTitle(letter.subject());
            document.setFooter(Print.footer(sender, false));
            document.open();
            document.add(Print.paragraph(sender, 10, Font.NORMAL, 0));
            document.add(Print.paragraph(DAY.format(zone.today()), 10, Font.NORMAL, 28));
            document.add(Print.paragraph(name, 10, Font.NORMAL, 28));
            document.add(Print.paragraph(letter.subject(), 14, Font.BOLD, 14));
            document.add(Print.paragraph(letter.filled(letter.salutation(), name), 11, Font.NORMAL, 10));
            letter.paragraphs()
                    .forEach(paragraph ->
                            document.add(Print.paragraph(letter.filled(paragraph, name), 11, Font.NORMAL, 10)));
            document.add(Print.paragraph(letter.closing(), 11, Font.NORMAL, 48));
            document.add(Print.paragraph(sender, 11, Font.NORMAL, 0));
        }
        return bytes.toByteArray();
    }
}
