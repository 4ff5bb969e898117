package org.spineline.coverage.application;

import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.coverage.CodeProposal.CodeLine;
import org.spineline.coverage.CriterionResult;
import org.spineline.coverage.CriterionStatus;
import org.spineline.coverage.application.CoverageRequests.CoverageResponse;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeFacts;
import org.spineline.kernel.print.Print;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.time.DateWords;
import org.spineline.kernel.time.FacilityProperties;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.workup.EpisodeImaging;
import org.spineline.workup.FindingAcuity;
import org.spineline.workup.ImagingEvidence;
import org.spineline.workup.ImagingEvidence.AtLevel;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The request for an authorisation on paper: what is planned, what the payer asks, and the evidence for each line. */
@Service
@Transactional(readOnly = true)
public class AuthorizationPacket {
    private static final Color HEAD = new Color(0xee, 0xf1, 0xf4);
    private static final float MARGIN = 48;
    private static final float INDENT = 12;

    private final CoverageService coverage;
    private final EpisodeDirectory episodes;
    private final PatientDirectory patients;
    private final EpisodeImaging imaging;
    private final FacilityProperties facility;
    private final FacilityZone zone;

    AuthorizationPacket(
            CoverageService coverage,
            EpisodeDirectory episodes,
            PatientDirectory patients,
            EpisodeImaging imaging,
            FacilityProperties facility,
            FacilityZone zone) {
        this.coverage = coverage;
        this.episodes = episodes;
        this.patients = patients;
        this.imaging = imaging;
        this.facility = facility;
        this.zone = zone;
    }

    /** @param payer code of the payer; the first one of the site when null */
    @Requires(Permission.EPISODE_READ)
    public byte[] print(UUID episodeId, @Nullable String payer, Print.@Nullable Paper paper) {
        CoverageResponse assessed = coverage.assess(episodeId, payer, null, null);
        EpisodeFacts episode = episodes.facts(episodeId);
        PatientSummary patient = patients.require(episode.patientId());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Document document = Print.document(facility.paper(paper), MARGIN)) {
            PdfWriter.getInstance(document, bytes);
            document.addTitle("Authorisation packet");
            document.setFooter(Print.footer(
                    "%s · %s · MRN %s · page ".formatted(facility.name(), name(patient), patient.mrn()), true));
            document.open();
            head(document, assessed, patient);
            document.add(heading("Request"));
            document.add(request(assessed, episode));
            document.add(heading("Criteria of " + assessed.payer().name()));
            document.add(criteria(assessed.payer().criteria()));
            document.add(heading("Contraindications"));
            document.add(contraindications(assessed, episode));
            document.add(heading("Imaging"));
            document.add(pictures(imaging.imagingOf(episodeId)));
            document.add(heading("Scores and course"));
            document.add(scores(episode));
            document.add(heading("Codes"));
            document.add(codes(assessed));
            assessed.codes().warnings().forEach(warning -> document.add(small("Check: " + warning.text())));
            document.add(small(assessed.codes().bundled() + " Proposed from the record; a coder decides."));
            document.add(small("Rules: %s, version %s."
                    .formatted(assessed.payer().source(), assessed.payer().version())));
            document.add(signature(episode));
        }
        return bytes.toByteArray();
    }

    private void head(Document document, CoverageResponse assessed, PatientSummary patient) {
        document.add(Print.paragraph(facility.name(), 10, Font.NORMAL));
        Paragraph title = Print.paragraph("Request for authorisation", 18, Font.BOLD);
        title.setSpacingAfter(2);
        document.add(title);
        Paragraph subtitle = Print.paragraph(
                "%s · prepared %s".formatted(assessed.payer().name(), DateWords.day(assessed.day())), 10, Font.NORMAL);
        subtitle.setSpacingAfter(6);
        document.add(subtitle);
        PdfPTable identity = table(3, 2, 2, 2);
        heads(identity, "Patient", "Born", "MRN", "Sex");
        cells(identity, name(patient), DateWords.day(patient.birthDate()), patient.mrn(), words(patient.sex()));
        document.add(identity);
    }

    private static PdfPTable request(CoverageResponse assessed, EpisodeFacts episode) {
        PdfPTable table = table(2, 5);
        pair(table, "Procedure", words(assessed.technique()));
        pair(table, "Levels", assessed.levels().stream().map(Enum::name).collect(Collectors.joining(", ")));
        pair(table, "Program", told(assessed.payer().program()));
        pair(table, "Setting", words(episode.setting()));
        pair(table, "Urgency", words(episode.urgency()));
        pair(
                table,
                "Referred by",
                episode.referrerOrganisation() == null
                        ? episode.referrerName()
                        : episode.referrerName() + ", " + episode.referrerOrganisation());
        for (EpisodeFacts.FractureFact fracture : episode.fractures()) {
            pair(
                    table,
                    "Fracture of " + fracture.level(),
                    "Onset %s, %s".formatted(DateWords.day(fracture.onset()), words(fracture.mechanism())));
        }
        return table;
    }

    private static PdfPTable criteria(List<CriterionResult> criteria) {
        PdfPTable table = table(5, 2, 6);
        heads(table, "Criterion", "Status", "Evidence");
        table.setHeaderRows(1);
        criteria.forEach(criterion -> row(table, criterion, 0));
        return table;
    }

    private static void row(PdfPTable table, CriterionResult criterion, int depth) {
        PdfPCell text = cell(criterion.text(), depth == 0 ? Font.BOLD : Font.NORMAL);
        text.setPaddingLeft(4 + depth * INDENT);
        table.addCell(text);
        table.addCell(cell(status(criterion.status()), Font.BOLD));
        table.addCell(cell(criterion.parts().isEmpty() ? criterion.evidence() : "", Font.NORMAL));
        criterion.parts().forEach(part -> row(table, part, depth + 1));
    }

    private static PdfPTable contraindications(CoverageResponse assessed, EpisodeFacts episode) {
        PdfPTable table = table(5, 2, 6);
        heads(table, "Contraindication", "Present", "Evidence and answer");
        table.setHeaderRows(1);
        Stream.concat(assessed.absolute().stream(), assessed.relative().stream())
                .forEach(result -> {
                    String answer = episode.answered().get(result.id());
                    table.addCell(cell(result.text(), Font.NORMAL));
                    table.addCell(cell(present(result.status()), Font.BOLD));
                    table.addCell(cell(
                            answer == null ? result.evidence() : result.evidence() + ". Answered: " + answer,
                            Font.NORMAL));
                });
        return table;
    }

    private static PdfPTable pictures(List<ImagingEvidence> studies) {
        PdfPTable table = table(3, 1, 2, 2, 2, 2, 2);
        heads(table, "Study", "Level", "Age", "Oedema", "Height loss", "Genant", "Angle");
        table.setHeaderRows(1);
        if (studies.isEmpty()) {
            PdfPCell none = cell("No imaging is recorded.", Font.NORMAL);
            none.setColspan(7);
            table.addCell(none);
        }
        for (ImagingEvidence study : studies) {
            for (AtLevel finding : study.levels()) {
                cells(
                        table,
                        "%s, %s"
                                .formatted(
                                        study.modality().name().replace('_', '/'), DateWords.day(study.performedOn())),
                        finding.level().name(),
                        finding.acuity() == FindingAcuity.NOT_STATED ? told(null) : words(finding.acuity()),
                        finding.oedema() == null ? told(null) : finding.oedema() ? "yes" : "no",
                        measure(finding.heightLossPercent(), " %"),
                        finding.genantGrade() == null
                                ? told(null)
                                : finding.genantGrade().toString(),
                        measure(finding.kyphoticAngleDegrees(), "°"));
            }
        }
        return table;
    }

    private static PdfPTable scores(EpisodeFacts episode) {
        PdfPTable table = table(2, 5);
        pair(
                table,
                "Pain at referral",
                "On movement %d/10; at rest %s"
                        .formatted(
                                episode.painOnMovement(),
                                episode.painAtRest() == null ? told(null) : episode.painAtRest() + "/10"));
        pair(table, "Course of the pain", words(episode.painCourse()));
        pair(table, "Roland–Morris", episode.rmdq() == null ? told(null) : episode.rmdq() + " of 24");
        pair(table, "Non-surgical care", told(episode.nonSurgicalCare()));
        pair(table, "Its result", words(episode.nonSurgicalResult()));
        return table;
    }

    private static PdfPTable codes(CoverageResponse assessed) {
        PdfPTable table = table(2, 1, 6);
        heads(table, "Code", "Units", "For");
        table.setHeaderRows(1);
        Stream.concat(assessed.codes().procedures().stream(), assessed.codes().diagnoses().stream())
                .filter(line -> !line.alternative())
                .forEach(line -> cells(table, line.code(), Integer.toString(line.units()), meaning(line)));
        return table;
    }

    private static String meaning(CodeLine line) {
        return line.oneOf().isEmpty()
                ? line.text()
                : "%s; with one of %s".formatted(line.text(), String.join(", ", line.oneOf()));
    }

    private Paragraph signature(EpisodeFacts episode) {
        Paragraph signature = Print.paragraph(
                episode.decidedByName() == null || episode.decidedAt() == null
                        ? "Not yet vetted by a physician."
                        : "Vetted by %s, %s."
                                .formatted(episode.decidedByName(), DateWords.day(zone.dayOf(episode.decidedAt()))),
                10,
                Font.BOLD);
        signature.setSpacingBefore(14);
        return signature;
    }

    private static PdfPTable table(float... widths) {
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(6);
        return table;
    }

    private static void pair(PdfPTable table, String label, String value) {
        PdfPCell head = cell(label, Font.BOLD);
        head.setBackgroundColor(HEAD);
        table.addCell(head);
        table.addCell(cell(value, Font.NORMAL));
    }

    private static void heads(PdfPTable table, String... labels) {
        for (String label : labels) {
            PdfPCell head = cell(label, Font.BOLD);
            head.setBackgroundColor(HEAD);
            table.addCell(head);
        }
    }

    private static void cells(PdfPTable table, String... values) {
        for (String value : values) {
            table.addCell(cell(value, Font.NORMAL));
        }
    }

    private static PdfPCell cell(String text, int style) {
        return Print.cell(text, 9, style);
    }

    private static Paragraph heading(String text) {
        Paragraph heading = Print.paragraph(text, 12, Font.BOLD);
        heading.setSpacingBefore(6);
        return heading;
    }

    private static Paragraph small(String text) {
        return Print.paragraph(text, 8, Font.NORMAL);
    }

    private static String status(CriterionStatus status) {
        return switch (status) {
            case MET -> "met";
            case NOT_MET -> "not met";
            case UNKNOWN -> "not shown";
        };
    }

    private static String present(CriterionStatus outOfTheWay) {
        return switch (outOfTheWay) {
            case MET -> "no";
            case NOT_MET -> "yes";
            case UNKNOWN -> "not shown";
        };
    }

    private static String measure(@Nullable BigDecimal value, String unit) {
        return value == null ? told(null) : value.stripTrailingZeros().toPlainString() + unit;
    }

    private static String name(PatientSummary patient) {
        return patient.familyName() + ", " + patient.givenName();
    }

    private static String told(@Nullable String value) {
        return value == null ? "not recorded" : value;
    }

    private static String words(@Nullable Enum<?> value) {
        return value == null ? told(null) : Words.of(value);
    }
}
