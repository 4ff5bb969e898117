package org.spineline.procedure.application;

import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.kernel.print.Print;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.text.Csv;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.time.FacilityProperties;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.procedure.application.RecallRequests.RecallResponse;
import org.spineline.procedure.application.RecallRequests.RecalledLevel;
import org.spineline.procedure.application.RecallRequests.RecalledPatient;
import org.spineline.procedure.domain.RecallWording;
import org.springframework.stereotype.Service;

/** A recall on paper and as a table: a letter for each patient, and everything for a spreadsheet. */
@Service
public class RecallPrint {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final float MARGIN = 64;

    private final RecallService recalls;
    private final RecallWording wording;
    private final FacilityProperties facility;
    private final FacilityZone zone;

    RecallPrint(RecallService recalls, RecallWording wording, FacilityProperties facility, FacilityZone zone) {
        this.recalls = recalls;
        this.wording = wording;
        this.facility = facility;
        this.zone = zone;
    }

    /**
     * A page for each living patient with a signed note.
     *
     * @param patientId one of them; null prints all
     * @throws NotFoundException if there is nobody to write to
     */
    @Requires(Permission.RECALL_RUN)
    public byte[] letters(
            @Nullable UUID lotId, @Nullable String lot, @Nullable UUID patientId, Print.@Nullable Paper paper) {
        RecallResponse recall = recalls.run(lotId, lot);
        List<RecalledPatient> addressees = recall.patients().stream()
                .filter(patient -> !patient.deceased())
                .filter(patient -> patientId == null || patient.patientId().equals(patientId))
                .toList();
        if (addressees.isEmpty()) {
            throw new NotFoundException(
                    "nobody-to-write-to",
                    "No living patient with a signed note was treated with this lot.",
                    Map.of("lot", recall.asked()));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Document document = Print.document(facility.paper(paper), MARGIN)) {
            PdfWriter.getInstance(document, bytes);
            document.addTitle(wording.subject());
            document.setFooter(Print.footer(facility.name(), false));
            document.open();
            for (int i = 0; i < addressees.size(); i++) {
                if (i > 0) {
                    // Not before the first letter: an empty page that is turned loses the foot of the next one.
                    document.newPage();
                }
                letter(document, addressees.get(i), recall.asked());
            }
        }
        return bytes.toByteArray();
    }

    /** UTF-8 with the mark by which spreadsheets know it; signed notes first, then the others. */
    @Requires(Permission.RECALL_RUN)
    public byte[] csv(@Nullable UUID lotId, @Nullable String lot) {
        RecallResponse recall = recalls.run(lotId, lot);
        StringBuilder table = new StringBuilder("\uFEFF")
                .append(Csv.line(List.of(
                        "MRN",
                        "Name",
                        "Born",
                        "Phone",
                        "Deceased",
                        "Procedure",
                        "Operator",
                        "Level",
                        "Item",
                        "Product",
                        "Lot",
                        "mL",
                        "Units opened",
                        "Found by",
                        "Note",
                        "Note id")));
        Stream.of(recall.patients(), recall.unsigned(), recall.voided())
                .flatMap(List::stream)
                .flatMap(patient -> patient.levels().stream().map(level -> line(patient, level)))
                .forEach(table::append);
        return table.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(RecalledPatient patient, RecalledLevel level) {
        return Csv.line(Arrays.asList(
                patient.mrn(),
                patient.name(),
                patient.birthDate(),
                patient.phone(),
                patient.deceased() ? "yes" : "no",
                level.performedOn(),
                level.operator(),
                level.level(),
                Words.of(level.item()),
                level.product(),
                level.lot(),
                level.millilitres(),
                level.unitsOpened(),
                Words.of(level.matchedBy()),
                Words.of(level.noteStatus()),
                level.noteId()));
    }

    private void letter(Document document, RecalledPatient patient, String lot) {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("name", givenNameFirst(patient.name()));
        known.put("date", joined(patient, level -> shown(level.performedOn()), " and "));
        known.put("levels", joined(patient, level -> level.level().name(), ", "));
        known.put("what", joined(patient, level -> Words.of(level.item()), " and "));
        known.put("product", joined(patient, RecalledLevel::product, ", "));
        known.put("lot", lot);
        known.put("phone", wording.phone());
        document.add(Print.paragraph(facility.name(), 10, Font.NORMAL, 0));
        document.add(Print.paragraph(DAY.format(zone.today()), 10, Font.NORMAL, 28));
        document.add(Print.paragraph("%s · MRN %s".formatted(known.get("name"), patient.mrn()), 10, Font.NORMAL, 28));
        document.add(Print.paragraph(RecallWording.filled(wording.subject(), known), 14, Font.BOLD, 14));
        document.add(Print.paragraph(RecallWording.filled(wording.salutation(), known), 11, Font.NORMAL, 10));
        wording.paragraphs()
                .forEach(paragraph ->
                        document.add(Print.paragraph(RecallWording.filled(paragraph, known), 11, Font.NORMAL, 10)));
        document.add(Print.paragraph(wording.closing(), 11, Font.NORMAL, 48));
        document.add(Print.paragraph(facility.name(), 11, Font.NORMAL, 0));
    }

    private static String joined(
            RecalledPatient patient, Function<RecalledLevel, @Nullable String> part, String between) {
        return patient.levels().stream()
                .map(part)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(between));
    }

    private static @Nullable String shown(@Nullable LocalDate day) {
        return day == null ? null : DAY.format(day);
    }

    private static String givenNameFirst(String name) {
        int comma = name.indexOf(", ");
        return comma < 0 ? name : name.substring(comma + 2) + " " + name.substring(0, comma);
    }
}
