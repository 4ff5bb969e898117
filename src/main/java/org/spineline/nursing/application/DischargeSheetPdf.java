package org.spineline.nursing.application;

import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.BookingDirectory;
import org.spineline.booking.BookingSummary;
import org.spineline.kernel.print.Print;
import org.spineline.kernel.time.FacilityProperties;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.nursing.domain.DischargeInstructions;
import org.spineline.patient.PatientDirectory;
import org.spineline.workup.RestartPlans;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the patient takes home from recovery: large letters, one page. */
@Service
@Transactional(readOnly = true)
public class DischargeSheetPdf {
    private static final Color WARNING = new Color(0xfd, 0xec, 0xea);
    private static final float LEADING = 15;
    private static final float MARGIN = 42;

    private final BookingDirectory bookings;
    private final PatientDirectory patients;
    private final RestartPlans restarts;
    private final DischargeInstructions rules;
    private final FacilityProperties facility;
    private final FacilityZone zone;
    private final Clock clock;

    DischargeSheetPdf(
            BookingDirectory bookings,
            PatientDirectory patients,
            RestartPlans restarts,
            DischargeInstructions rules,
            FacilityProperties facility,
            FacilityZone zone,
            Clock clock) {
        this.bookings = bookings;
        this.patients = patients;
        this.restarts = restarts;
        this.rules = rules;
        this.facility = facility;
        this.zone = zone;
        this.clock = clock;
    }

    @Requires(Permission.NOTE_READ)
    public byte[] print(UUID bookingId, Print.@Nullable Paper paper) {
        BookingSummary booking = bookings.require(bookingId);
        DischargeSheet sheet = DischargeSheet.of(
                rules,
                patients.require(booking.patientId()),
                zone.dayOf(booking.when().start()),
                restarts.of(booking.episodeId()),
                clock.instant(),
                zone);
        return printed(sheet, paper);
    }

    private byte[] printed(DischargeSheet sheet, Print.@Nullable Paper paper) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Document document = Print.document(facility.paper(paper), MARGIN)) {
            PdfWriter.getInstance(document, bytes);
            document.addTitle(sheet.words().title());
            document.setDocumentLanguage(sheet.language());
            document.setFooter(
                    Print.footer("%s · %s · %s".formatted(sheet.patient(), sheet.mrn(), sheet.printed()), false));
            document.open();
            document.add(line(facility.name(), 10, Font.NORMAL));
            document.add(line(sheet.words().title(), 18, Font.BOLD));
            document.add(line(
                    "%s: %s    %s: %s    %s: %s"
                            .formatted(
                                    sheet.words().patient(),
                                    sheet.patient(),
                                    sheet.words().born(),
                                    sheet.born(),
                                    sheet.words().recordNumber(),
                                    sheet.mrn()),
                    11,
                    Font.NORMAL));
            document.add(line(sheet.done(), 11, Font.NORMAL));
            sheet.fallbackNotice().ifPresent(notice -> document.add(line(notice, 11, Font.ITALIC)));
            document.add(Print.box(
                    WARNING,
                    line(sheet.words().emergency(), 13, Font.BOLD),
                    list(sheet.words().emergencyLines())));
            section(document, sheet.words().call(), sheet.words().callLines());
            document.add(line(sheet.phone(), 13, Font.BOLD));
            section(document, sheet.words().medicines(), sheet.medicines());
            section(document, sheet.words().today(), sheet.words().todayLines());
            section(document, sheet.words().activity(), sheet.words().activityLines());
        }
        return bytes.toByteArray();
    }

    private static void section(Document document, String title, List<String> lines) {
        Paragraph heading = line(title, 13, Font.BOLD);
        heading.setSpacingBefore(7);
        document.add(heading);
        document.add(list(lines));
    }

    private static com.lowagie.text.List list(List<String> lines) {
        return Print.bullets(lines, LEADING, 12);
    }

    private static Paragraph line(String text, float size, int style) {
        return Print.paragraph(Math.max(LEADING, size * 1.3f), text, size, style);
    }
}
