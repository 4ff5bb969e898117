package org.spineline.outcome.application;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.domain.PatientsShown;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.text.Csv;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.SqlTime;
import org.spineline.outcome.ExportFormat;
import org.spineline.outcome.application.OutcomeRequests.ExportRequest;
import org.spineline.outcome.application.OutcomeRequests.ExportView;
import org.spineline.outcome.domain.OutcomeExport;
import org.spineline.outcome.domain.OutcomeExportRepository;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes treated cases out, and writes down who did it and why before the first byte leaves. */
@Service
@Transactional
public class ExportService {
    private static final int LONGEST_DAYS = 20 * 366;
    private static final String PATIENTS = "select distinct patient_id from procedure_note where status = 'SIGNED'"
            + " and started_at >= :from and started_at < :until";

    private final OutcomeExportRepository exports;
    private final ExportFiles files;
    private final JdbcClient jdbc;
    private final CurrentActor actor;
    private final FacilityZone facility;
    private final ApplicationEventPublisher events;

    ExportService(
            OutcomeExportRepository exports,
            ExportFiles files,
            JdbcClient jdbc,
            CurrentActor actor,
            FacilityZone facility,
            ApplicationEventPublisher events) {
        this.exports = exports;
        this.files = files;
        this.jdbc = jdbc;
        this.actor = actor;
        this.facility = facility;
        this.events = events;
    }

    /** The last fifty, the newest first. */
    @Requires(Permission.OUTCOME_EXPORT)
    @Transactional(readOnly = true)
    public List<ExportView> latest() {
        return exports.findTop50ByOrderByCreatedAtDescIdAsc().stream()
                .map(ExportService::view)
                .toList();
    }

    @Requires(Permission.OUTCOME_EXPORT)
    public ExportView order(ExportRequest request) {
        boolean backwards = request.until().isBefore(request.from());
        if (backwards || ChronoUnit.DAYS.between(request.from(), request.until()) > LONGEST_DAYS) {
            throw new RuleViolationException(
                    "export-refused",
                    "This period cannot be exported.",
                    List.of(new FieldError(
                            "#/until", "Choose at most twenty years, the last day not before the first.")));
        }
        if (Math.abs(ChronoUnit.DAYS.between(facility.today(), request.from())) > LONGEST_DAYS) {
            throw new RuleViolationException(
                    "export-refused",
                    "This period cannot be exported.",
                    List.of(new FieldError("#/from", "Choose a day within twenty years from today.")));
        }
        return view(exports.saveAndFlush(new OutcomeExport(
                request.format(),
                request.deIdentified(),
                request.from(),
                request.until(),
                request.purpose().strip(),
                actor.displayName())));
    }

    /**
     * Says that the file leaves now. Of an export with names, every patient in it goes into the trail.
     *
     * @throws ConflictException if somebody else ordered it
     */
    @Requires(Permission.OUTCOME_EXPORT)
    public ExportView take(UUID id) {
        OutcomeExport export = exports.findById(id)
                .orElseThrow(() ->
                        new NotFoundException("export-not-found", "There is no such export.", Map.of("exportId", id)));
        if (!export.getCreatedBy().equals(actor.userId())) {
            throw new ConflictException(
                    "export-of-another",
                    "Only who ordered an export may take it. Order one yourself and say what it is for.",
                    Map.of("exportId", id));
        }
        export.taken();
        if (!export.isDeIdentified()) {
            events.publishEvent(new PatientsShown(jdbc.sql(PATIENTS)
                    .param("from", from(export))
                    .param("until", until(export))
                    .query(UUID.class)
                    .list()));
        }
        return view(exports.saveAndFlush(export));
    }

    /**
     * Writes a zip file row by row; memory does not grow with the cases. A stream that is closed by its reader ends it.
     *
     * @throws UncheckedIOException if the reader has gone
     */
    @Requires(Permission.OUTCOME_EXPORT)
    @Transactional(readOnly = true)
    public void write(ExportView export, OutputStream target) {
        ExportFiles.Run run = files.run(
                SqlTime.utc(facility.startOf(export.from())),
                SqlTime.utc(facility.startOf(export.until().plusDays(1))),
                export.deIdentified());
        try (ZipOutputStream zip = new ZipOutputStream(target, StandardCharsets.UTF_8)) {
            if (export.format() == ExportFormat.CSV) {
                file(zip, "cases.csv", run::cases);
                file(zip, "levels.csv", run::levels);
                file(zip, "scores.csv", run::scores);
                file(zip, "events.csv", run::events);
            } else {
                file(zip, "Patient.ndjson", run::fhirPatients);
                file(zip, "Procedure.ndjson", run::fhirProcedures);
                file(zip, "Observation.ndjson", run::fhirScores);
            }
            file(zip, "dictionary.csv", out -> dictionary(out, export.deIdentified()));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void file(ZipOutputStream zip, String name, Consumer<Writer> content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
        content.accept(out);
        out.flush();
        zip.closeEntry();
    }

    private static void dictionary(Writer out, boolean deIdentified) {
        try {
            out.write(Csv.line(List.of("field", "meaning", "unit or values")));
            for (List<String> line : ExportDictionary.lines(deIdentified)) {
                out.write(Csv.line(line));
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private OffsetDateTime from(OutcomeExport export) {
        return SqlTime.utc(facility.startOf(export.getFrom()));
    }

    private OffsetDateTime until(OutcomeExport export) {
        return SqlTime.utc(facility.startOf(export.getUntil().plusDays(1)));
    }

    private static ExportView view(OutcomeExport export) {
        return new ExportView(
                export.getId(),
                export.getFormat(),
                export.isDeIdentified(),
                export.getFrom(),
                export.getUntil(),
                export.getPurpose(),
                export.getByName(),
                export.getCreatedAt(),
                export.getTimesTaken());
    }
}
