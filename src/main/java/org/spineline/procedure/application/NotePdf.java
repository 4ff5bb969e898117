package org.spineline.procedure.application;

import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.kernel.print.Print;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.time.DateWords;
import org.spineline.kernel.time.FacilityProperties;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.procedure.NoteStatus;
import org.spineline.procedure.application.NoteRequests.AddendumView;
import org.spineline.procedure.application.NoteRequests.LinkedSection;
import org.spineline.procedure.application.NoteRequests.NoteResponse;
import org.spineline.procedure.application.NoteRequests.TextSection;
import org.spineline.procedure.application.NoteRequests.TreatedLevelResponse;
import org.springframework.stereotype.Service;

/** The note on paper, as a hospital files it. */
@Service
public class NotePdf {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm zzz", Locale.ENGLISH);
    private static final float MARGIN = 48;

    private final NoteService notes;
    private final FacilityProperties facility;
    private final FacilityZone zone;
    private final Clock clock;

    NotePdf(NoteService notes, FacilityProperties facility, FacilityZone zone, Clock clock) {
        this.notes = notes;
        this.facility = facility;
        this.zone = zone;
        this.clock = clock;
    }

    @Requires(Permission.NOTE_READ)
    public byte[] print(UUID noteId, Print.@Nullable Paper paper) {
        NoteResponse note = notes.get(noteId);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Document document = Print.document(facility.paper(paper), MARGIN)) {
            PdfWriter.getInstance(document, bytes);
            document.addTitle("Procedure note");
            document.setFooter(Print.footer(
                    "%s · %s · MRN %s · page "
                            .formatted(
                                    note.status() == NoteStatus.VOIDED ? "VOID · " + facility.name() : facility.name(),
                                    name(note),
                                    note.patient().mrn()),
                    true));
            document.open();
            head(document, note);
            for (TextSection section : note.text()) {
                document.add(section(section.title(), section.text()));
            }
            document.add(levels(note));
            linked(document, note);
            for (AddendumView addendum : note.addenda()) {
                document.add(
                        section("Addendum by %s, %s".formatted(addendum.by(), moment(addendum.at())), addendum.text()));
            }
            signature(document, note);
        }
        return bytes.toByteArray();
    }

    private void head(Document document, NoteResponse note) {
        document.add(Print.paragraph(facility.name(), 10, Font.NORMAL));
        Paragraph title = Print.paragraph("Procedure note", 18, Font.BOLD);
        title.setSpacingAfter(10);
        document.add(title);
        PdfPTable identity = new PdfPTable(new float[] {3, 2, 2, 2});
        identity.setWidthPercentage(100);
        Stream.of("Patient", "Born", "MRN", "Sex").forEach(label -> identity.addCell(cell(label, Font.BOLD)));
        Stream.of(
                        name(note),
                        DateWords.day(note.patient().birthDate()),
                        note.patient().mrn(),
                        words(note.patient().sex()))
                .forEach(value -> identity.addCell(cell(value, Font.NORMAL)));
        identity.setSpacingAfter(10);
        document.add(identity);
        if (note.voided() != null && note.status() == NoteStatus.VOIDED) {
            document.add(Print.paragraph("VOID: this note does not hold", 14, Font.BOLD));
            Paragraph reason = Print.paragraph(
                    "%s. Asked for by %s, %s; approved by %s, %s."
                            .formatted(
                                    note.voided().reason(),
                                    note.voided().requestedByName(),
                                    moment(note.voided().requestedAt()),
                                    told(note.voided().approvedByName()),
                                    note.voided().approvedAt() == null
                                            ? told(null)
                                            : moment(note.voided().approvedAt())),
                    10,
                    Font.NORMAL);
            reason.setSpacingAfter(8);
            document.add(reason);
        }
        if (note.status() == NoteStatus.DRAFT) {
            document.add(Print.paragraph("DRAFT, not signed", 12, Font.BOLD));
        }
    }

    /** Kept elsewhere and changed there, so not under the signature: the reader is told as of when. */
    private void linked(Document document, NoteResponse note) {
        if (note.linked().isEmpty()) {
            return;
        }
        Paragraph heading = Print.paragraph(
                "From other records, as of %s; not part of what is signed".formatted(moment(clock.instant())),
                9,
                Font.NORMAL);
        heading.setSpacingBefore(8);
        heading.setSpacingAfter(4);
        document.add(heading);
        for (LinkedSection section : note.linked()) {
            document.add(section(section.title(), section.text()));
        }
    }

    private static Paragraph section(String title, String text) {
        Paragraph section = new Paragraph(Print.chunk(title + ". ", 10, Font.BOLD));
        section.add(Print.chunk(text, 10, Font.NORMAL));
        section.setSpacingAfter(6);
        return section;
    }

    private static PdfPTable levels(NoteResponse note) {
        PdfPTable table = new PdfPTable(new float[] {1, 3, 2, 3, 2, 2, 2});
        table.setWidthPercentage(100);
        table.setSpacingBefore(6);
        table.setHeaderRows(1);
        Stream.of("Level", "Technique", "Side", "Cement", "Lot", "Expires", "Leak")
                .forEach(label -> table.addCell(cell(label, Font.BOLD)));
        for (TreatedLevelResponse level : note.levels()) {
            table.addCell(cell(level.level().name(), Font.BOLD));
            table.addCell(cell(words(level.technique()), Font.NORMAL));
            table.addCell(cell(words(level.side()), Font.NORMAL));
            table.addCell(cell(cement(level), Font.NORMAL));
            table.addCell(cell(told(level.cementLot()), Font.NORMAL));
            table.addCell(
                    cell(level.cementExpiry() == null ? told(null) : DateWords.day(level.cementExpiry()), Font.NORMAL));
            table.addCell(cell(level.leak() == null ? told(null) : level.leak().words(), Font.NORMAL));
        }
        return table;
    }

    private static String cement(TreatedLevelResponse level) {
        String left = level.cementMlLeft() == null
                ? ""
                : "L " + level.cementMlLeft().stripTrailingZeros().toPlainString() + " mL ";
        String right = level.cementMlRight() == null
                ? ""
                : "R " + level.cementMlRight().stripTrailingZeros().toPlainString() + " mL";
        String volume = (left + right).strip();
        return (told(level.cementProduct()) + (volume.isEmpty() ? "" : ", " + volume)).strip();
    }

    private void signature(Document document, NoteResponse note) {
        Paragraph signature = Print.paragraph(
                note.signedAt() == null
                        ? "Not signed."
                        : "Signed by %s, %s.".formatted(note.signedByName(), moment(note.signedAt())),
                10,
                Font.BOLD);
        signature.setSpacingBefore(14);
        document.add(signature);
        if (note.signedAt() != null) {
            document.add(Print.paragraph("SHA-256 " + note.contentHash(), 7, Font.NORMAL));
        }
    }

    private static PdfPCell cell(String text, int style) {
        return Print.cell(text, 9, style);
    }

    private String moment(Instant at) {
        return MOMENT.format(at.atZone(zone.zone()));
    }

    private static String name(NoteResponse note) {
        return note.patient().familyName() + ", " + note.patient().givenName();
    }

    private static String told(@Nullable String value) {
        return value == null ? "not recorded" : value;
    }

    private static String words(@Nullable Enum<?> value) {
        return value == null ? told(null) : Words.of(value);
    }
}
