package org.spineline.workup.application;

import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.kernel.print.Print;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.time.FacilityProperties;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.PatientDirectory;
import org.spineline.sedation.SedationProtocolView;
import org.spineline.sedation.SedationProtocols;
import org.spineline.workup.ProcedureDate;
import org.spineline.workup.ProcedureDates;
import org.spineline.workup.application.InstructionSheet.Medicine;
import org.spineline.workup.domain.PatientInstructions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the patient takes home: large letters, one page. */
@Service
@Transactional(readOnly = true)
public class InstructionSheetPdf {
    private static final Color SHADE = new Color(0xf0, 0xf3, 0xf6);
    private static final float LEADING = 14;
    private static final float MARGIN = 42;

    private final EpisodeDirectory episodes;
    private final PatientDirectory patients;
    private final ProcedureDates dates;
    private final SedationProtocols protocols;
    private final HoldService holds;
    private final PatientInstructions rules;
    private final FacilityProperties facility;
    private final FacilityZone zone;
    private final Clock clock;

    InstructionSheetPdf(
            EpisodeDirectory episodes,
            PatientDirectory patients,
            ProcedureDates dates,
            SedationProtocols protocols,
            HoldService holds,
            PatientInstructions rules,
            FacilityProperties facility,
            FacilityZone zone,
            Clock clock) {
        this.episodes = episodes;
        this.patients = patients;
        this.dates = dates;
        this.protocols = protocols;
        this.holds = holds;
        this.rules = rules;
        this.facility = facility;
        this.zone = zone;
        this.clock = clock;
    }

    /** @throws ConflictException while no procedure is booked: the sheet is all about days and times */
    @Requires(Permission.WORKUP_READ)
    public byte[] print(UUID episodeId, Print.@Nullable Paper paper) {
        EpisodeSummary episode = episodes.require(episodeId);
        ProcedureDate date = dates.of(List.of(episodeId)).get(episodeId);
        if (date == null || date.over()) {
            throw new ConflictException(
                    "no-procedure-booked",
                    "No procedure is booked for this episode. Book it first: the sheet names days and times.",
                    Map.of("episodeId", episodeId));
        }
        InstructionSheet sheet = InstructionSheet.of(
                rules,
                patients.require(episode.patientId()),
                episode,
                date.start(),
                sedation(episode.sedationProtocolCode()),
                holds.of(episodeId, null),
                holds.unreviewed(episodeId),
                clock.instant(),
                zone);
        return printed(sheet, paper);
    }

    private @Nullable SedationProtocolView sedation(@Nullable String code) {
        return code == null ? null : protocols.recorded(code);
    }

    private byte[] printed(InstructionSheet sheet, Print.@Nullable Paper paper) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Document document = Print.document(facility.paper(paper), MARGIN)) {
            PdfWriter.getInstance(document, bytes);
            document.addTitle(sheet.words().title());
            document.setDocumentLanguage(sheet.language());
            document.setFooter(
                    Print.footer("%s · %s · %s".formatted(sheet.patient(), sheet.mrn(), sheet.printed()), false));
            document.open();
            head(document, sheet);
            medicines(document, sheet);
            section(document, sheet.words().eating(), sheet.eating());
            section(document, sheet.words().escort(), List.of(sheet.escort()));
            section(document, sheet.words().bring(), sheet.words().toBring());
            section(document, sheet.words().call(), sheet.words().callWhen());
            if (sheet.phone().isPresent()) {
                Paragraph phone = Print.paragraph(sheet.phone().get(), 12, Font.BOLD);
                phone.setSpacingBefore(4);
                document.add(phone);
            }
        }
        return bytes.toByteArray();
    }

    private void head(Document document, InstructionSheet sheet) {
        document.add(Print.paragraph(facility.name(), 10, Font.NORMAL));
        Paragraph title = Print.paragraph(sheet.words().title(), 17, Font.BOLD);
        title.setSpacingAfter(4);
        document.add(title);
        document.add(Print.paragraph(
                "%s: %s    %s: %s    %s: %s"
                        .formatted(
                                sheet.words().patient(),
                                sheet.patient(),
                                sheet.words().born(),
                                sheet.born(),
                                sheet.words().recordNumber(),
                                sheet.mrn()),
                10,
                Font.NORMAL));
        if (sheet.otherLanguage().isPresent()) {
            Paragraph other = Print.paragraph(sheet.otherLanguage().get(), 10, Font.BOLD);
            other.setSpacingBefore(4);
            document.add(other);
        }
        document.add(Print.box(
                SHADE,
                Print.paragraph(sheet.words().procedure() + ": " + sheet.procedure(), 11, Font.NORMAL),
                Print.paragraph(sheet.when(), 14, Font.BOLD),
                Print.paragraph(sheet.arrival(), 12, Font.NORMAL)));
    }

    private static void medicines(Document document, InstructionSheet sheet) {
        document.add(heading(sheet.words().medicines()));
        if (sheet.medicines().isEmpty()) {
            document.add(Print.paragraph(LEADING, sheet.words().noMedicines(), 11, Font.NORMAL));
        } else {
            PdfPTable table = new PdfPTable(new float[] {2, 4, 3});
            table.setWidthPercentage(100);
            table.setSpacingBefore(4);
            table.setHeaderRows(1);
            for (String label : List.of(
                    sheet.words().medicine(),
                    sheet.words().whatToDo(),
                    sheet.words().afterwards())) {
                PdfPCell cell = Print.cell(label, 10, Font.BOLD);
                cell.setBackgroundColor(SHADE);
                table.addCell(cell);
            }
            for (Medicine medicine : sheet.medicines()) {
                table.addCell(Print.cell(medicine.name(), 11, Font.BOLD));
                PdfPCell before = new PdfPCell();
                before.setBorderColor(Print.LINE);
                before.setPadding(4);
                before.addElement(Print.paragraph(LEADING, medicine.before(), 11, Font.BOLD));
                if (medicine.decidedBy() != null) {
                    before.addElement(Print.paragraph(11, medicine.decidedBy(), 8, Font.NORMAL));
                }
                table.addCell(before);
                table.addCell(Print.cell(medicine.after(), 11, Font.NORMAL));
            }
            document.add(table);
        }
        Paragraph others = Print.paragraph(LEADING, sheet.words().otherMedicines(), 11, Font.NORMAL);
        others.setSpacingBefore(4);
        document.add(others);
    }

    private static void section(Document document, String title, List<String> lines) {
        document.add(heading(title));
        if (lines.size() == 1) {
            document.add(Print.paragraph(LEADING, lines.get(0), 11, Font.NORMAL));
            return;
        }
        document.add(Print.bullets(lines, LEADING, 11));
    }

    private static Paragraph heading(String title) {
        Paragraph heading = Print.paragraph(LEADING, title, 12, Font.BOLD);
        heading.setSpacingBefore(7);
        heading.setSpacingAfter(1);
        return heading;
    }
}
