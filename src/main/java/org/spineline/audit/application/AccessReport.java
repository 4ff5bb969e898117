package org.spineline.audit.application;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.PatientAliases;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.audit.domain.AuditAction;
import org.spineline.audit.domain.AuditKeys;
import org.spineline.audit.infrastructure.AuditTrail;
import org.spineline.kernel.print.Print;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.text.Csv;
import org.spineline.kernel.time.FacilityProperties;
import org.spineline.kernel.time.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who saw or changed what of one patient, when and in which role, for the patient who asks. Records that were merged into the
 * patient's belong to it. That the report was made stands in the trail too, and so in the next one.
 */
@Service
@Transactional
public class AccessReport {
    private static final float MARGIN = 42;
    private static final List<String> TITLES =
            List.of("When", "Who", "Role", "What was done", "With what", "Fields", "Purpose");
    private static final float[] WIDTHS = {17, 17, 11, 12, 17, 16, 10};

    private final JdbcClient jdbc;
    private final PatientAliases aliases;
    private final AuditTrail trail;
    private final AuditKeys keys;
    private final FacilityProperties facility;
    private final Clock clock;

    AccessReport(
            JdbcClient jdbc,
            PatientAliases aliases,
            AuditTrail trail,
            AuditKeys keys,
            FacilityProperties facility,
            Clock clock) {
        this.jdbc = jdbc;
        this.aliases = aliases;
        this.trail = trail;
        this.keys = keys;
        this.facility = facility;
        this.clock = clock;
    }

    @Requires(Permission.AUDIT_READ)
    public byte[] csv(UUID patientId) {
        List<Line> lines = lines(patientId);
        trail.write(trail.entry(AuditAction.EXPORT, patientId, "AccessReport", null, null));
        StringBuilder csv = new StringBuilder(Csv.line(TITLES));
        lines.forEach(line -> csv.append(Csv.line(line.cells())));
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Requires(Permission.AUDIT_READ)
    public byte[] pdf(UUID patientId, Print.@Nullable Paper paper) {
        List<Line> lines = lines(patientId);
        trail.write(trail.entry(AuditAction.PRINT, patientId, "AccessReport", null, null));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Document document = Print.document(facility.paper(paper), MARGIN)) {
            PdfWriter.getInstance(document, bytes);
            document.addTitle("Access report");
            document.setDocumentLanguage("en");
            document.setFooter(Print.footer(
                    "%s · %s · page ".formatted(keys.pseudonym(patientId), times().format(clock.instant())), true));
            document.open();
            document.add(Print.paragraph(facility.name(), 9, Font.NORMAL));
            document.add(Print.paragraph("Access report", 16, Font.BOLD));
            document.add(Print.paragraph(
                    "Who saw or changed what of patient %s. %d entries. Times are those of %s."
                            .formatted(keys.pseudonym(patientId), lines.size(), facility.timeZone()),
                    9,
                    Font.NORMAL));
            document.add(table(lines));
        }
        return bytes.toByteArray();
    }

    private static PdfPTable table(List<Line> lines) {
        PdfPTable table = new PdfPTable(WIDTHS);
        table.setWidthPercentage(100);
        table.setSpacingBefore(8);
        table.setHeaderRows(1);
        TITLES.forEach(title -> table.addCell(Print.cell(title, 7.5f, Font.BOLD)));
        lines.stream().flatMap(line -> line.cells().stream()).forEach(cell -> {
            var printed = Print.cell(Objects.requireNonNullElse(cell, ""), 7.5f, Font.NORMAL);
            printed.setVerticalAlignment(Element.ALIGN_TOP);
            table.addCell(printed);
        });
        return table;
    }

    private List<Line> lines(UUID patientId) {
        DateTimeFormatter times = times();
        List<Line> lines = jdbc.sql(
                        """
                        select e.recorded_at, u.display_name, e.user_id, e.user_role, e.action, e.entity_type,
                               e.changed_fields, e.operation, e.purpose
                          from audit_event e left join app_user u on u.id = e.user_id
                         where e.patient_id in (:patients)
                         order by e.recorded_at, e.request_id, e.entity_type, e.id
                        """)
                .param("patients", aliases.recordsOf(patientId))
                .query((row, number) -> line(row, times))
                .list();
        if (lines.isEmpty()) {
            // Whoever has a record has at least the row of its making.
            throw new NotFoundException(
                    "patient-not-found", "No patient has this id. Check it.", Map.of("patientId", patientId));
        }
        return lines;
    }

    private static Line line(ResultSet row, DateTimeFormatter times) throws SQLException {
        String role = row.getString("user_role");
        String name = row.getString("display_name");
        String entity = row.getString("entity_type");
        return new Line(Arrays.asList(
                times.format(SqlTime.instant(row, "recorded_at")),
                role == null ? "Spineline" : name == null ? "Account " + row.getString("user_id") : name,
                words(role),
                words(row.getString("action")),
                entity == null ? row.getString("operation") : entity,
                row.getString("changed_fields"),
                words(row.getString("purpose"))));
    }

    private static @Nullable String words(@Nullable String constant) {
        return constant == null
                ? null
                : constant.charAt(0)
                        + constant.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private DateTimeFormatter times() {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(facility.timeZone());
    }

    private record Line(List<@Nullable String> cells) {}
}
