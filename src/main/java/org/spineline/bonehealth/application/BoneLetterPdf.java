package org.spineline.bonehealth.application;

import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.bonehealth.domain.BoneGap;
import org.spineline.bonehealth.domain.BoneRules;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeFacts;
import org.spineline.kernel.print.Print;
import org.spineline.kernel.time.FacilityProperties;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.springframework.stereotype.Component;

/** The letter to whoever referred the patient, about one open question. */
@Component
class BoneLetterPdf {
    private static final Color PLAIN = new Color(0xf2, 0xf5, 0xf7);
    private static final float LEADING = 15;
    private static final float MARGIN = 56;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final PatientDirectory patients;
    private final EpisodeDirectory episodes;
    private final BoneRules rules;
    private final FacilityProperties facility;
    private final FacilityZone zone;

    BoneLetterPdf(
            PatientDirectory patients,
            EpisodeDirectory episodes,
            BoneRules rules,
            FacilityProperties facility,
            FacilityZone zone) {
        this.patients = patients;
        this.episodes = episodes;
        this.rules = rules;
        this.facility = facility;
        this.zone = zone;
    }

    byte[] print(BoneGap gap, String by, Print.@Nullable Paper paper) {
        PatientSummary patient = patients.require(gap.getPatientId());
        EpisodeFacts episode = episodes.facts(gap.getEpisodeId());
        BoneRules.Gap asked = rules.gap(gap.getKind());
        String who = "%s %s, born %s, record number %s"
                .formatted(patient.givenName(), patient.familyName(), DAY.format(patient.birthDate()), patient.mrn());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Document document = Print.document(facility.paper(paper), MARGIN)) {
            PdfWriter.getInstance(document, bytes);
            document.addTitle(rules.letter().title());
            document.setDocumentLanguage("en");
            document.setFooter(Print.footer(who, true));
            document.open();
            document.add(line(facility.name(), 10, Font.NORMAL));
            document.add(line(DAY.format(zone.today()), 10, Font.NORMAL));
            document.add(spaced(
                    Stream.of(episode.referrerName(), episode.referrerOrganisation())
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(", ")),
                    11,
                    Font.NORMAL));
            document.add(spaced(rules.letter().title(), 16, Font.BOLD));
            document.add(line(who, 11, Font.BOLD));
            document.add(line("Procedure on " + DAY.format(gap.getProcedureOn()), 11, Font.NORMAL));
            document.add(spaced(rules.letter().opening(), 11, Font.NORMAL));
            document.add(Print.box(
                    PLAIN,
                    line(asked.label(), 13, Font.BOLD),
                    line(asked.letter(), 11, Font.NORMAL),
                    line(lastKnown(gap), 11, Font.NORMAL)));
            document.add(spaced(rules.letter().closing(), 11, Font.NORMAL));
            document.add(spaced(by, 11, Font.NORMAL));
        }
        return bytes.toByteArray();
    }

    private static String lastKnown(BoneGap gap) {
        return gap.getEvidenceOn() == null
                ? "In our record: not recorded."
                : "In our record: last on " + DAY.format(gap.getEvidenceOn()) + ".";
    }

    private static Paragraph spaced(String text, float size, int style) {
        Paragraph paragraph = line(text, size, style);
        paragraph.setSpacingBefore(12);
        return paragraph;
    }

    private static Paragraph line(String text, float size, int style) {
        return Print.paragraph(Math.max(LEADING, size * 1.3f), text, size, style);
    }
}
