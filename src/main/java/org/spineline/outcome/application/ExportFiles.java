package org.spineline.outcome.application;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.spineline.followup.CountedScores;
import org.spineline.kernel.text.Csv;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.SqlTime;
import org.spineline.outcome.domain.Pseudonyms;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The contents of an export, row by row as the database gives them: nothing is gathered. Must run within a transaction,
 * without which PostgreSQL would send all rows at once.
 */
@Component
class ExportFiles {
    private static final int ROWS_AT_ONCE = 500;
    private static final String TREATED = " from procedure_note n join episode e on e.id = n.episode_id"
            + " join patient p on p.id = n.patient_id%s"
            + " where n.status = 'SIGNED' and n.started_at >= ? and n.started_at < ?";
    private static final String CASES =
            "select n.id, n.patient_id, n.signed_by, n.started_at, e.created_at, e.indication,"
                    + " e.pain_on_movement, e.rmdq, f.technique, n.air_kerma_mgy, n.kap_value, n.kap_unit, n.fluoroscopy_minutes,"
                    + " p.mrn, p.family_name, p.given_name, p.birth_date, p.sex"
                    + TREATED.formatted(" left join follow_up_plan f on f.note_id = n.id")
                    + " order by n.started_at, n.id";
    private static final String LEVELS = "select n.id, t.vertebral_level, t.technique, t.leak, t.leak_symptomatic,"
            + " t.cement_ml_left, t.cement_ml_right" + TREATED.formatted(" join treated_level t on t.note_id = n.id")
            + " order by n.started_at, n.id, t.vertebral_level";
    private static final String SCORES = "select n.id, n.patient_id, c.kind, q.id as score_id, q.instrument, q.score,"
            + " q.answered_at, q.source"
            + TREATED.formatted(
                    " join follow_up_plan f on f.note_id = n.id join follow_up_contact c on c.plan_id = f.id"
                            + " join questionnaire_response q on q.contact_id = c.id and " + CountedScores.condition())
            + " order by n.started_at, n.id, q.answered_at, q.instrument";
    private static final String EVENTS = "select n.id, n.patient_id, a.kind_code, a.scheme, a.grade, a.causality,"
            + " a.occurred_at"
            + TREATED.formatted(" join adverse_event a on a.episode_id = n.episode_id and a.withdrawn_at is null"
                    + " and (a.booking_id is null or a.booking_id = n.booking_id)")
            + " order by n.started_at, n.id, a.occurred_at";
    private static final String PATIENTS =
            "select p.id, p.mrn, p.family_name, p.given_name, p.birth_date, p.sex from patient p"
                    + " where exists (select 1 from procedure_note n where n.patient_id = p.id and n.status = 'SIGNED'"
                    + " and n.started_at >= ? and n.started_at < ?) order by p.id";

    private final JdbcTemplate jdbc;
    private final FacilityZone facility;
    private final SecureRandom random = new SecureRandom();

    ExportFiles(DataSource source, FacilityZone facility) {
        this.jdbc = new JdbcTemplate(source);
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
        this.facility = facility;
    }

    /** One export: everything in it uses the same names. */
    final class Run {
        private final Object[] period;
        private final @Nullable Pseudonyms other;

        Run(OffsetDateTime from, OffsetDateTime until, boolean deIdentified) {
            this.period = new Object[] {from, until};
            this.other = deIdentified ? new Pseudonyms(random) : null;
        }

        void cases(Writer out) {
            List<Object> head = new ArrayList<>(List.of("case_id", "patient_id"));
            if (other == null) {
                head.addAll(List.of("mrn", "family_name", "given_name", "birth_date"));
            }
            head.addAll(List.of(
                    "age",
                    "sex",
                    "indication",
                    "technique",
                    "operator_id",
                    "referred_on",
                    "treated_on",
                    "pain_at_referral",
                    "rmdq_at_referral",
                    "air_kerma_mgy",
                    "kap_value",
                    "kap_unit",
                    "fluoroscopy_minutes"));
            table(out, head, CASES, row -> {
                UUID patient = uuid(row, "patient_id");
                LocalDate treated = day(row, "started_at");
                LocalDate born = row.getObject("birth_date", LocalDate.class);
                int years = Period.between(born, treated).getYears();
                List<@Nullable Object> cells = new ArrayList<>(List.of(id(uuid(row, "id")), id(patient)));
                if (other == null) {
                    cells.add(row.getString("mrn"));
                    cells.add(row.getString("family_name"));
                    cells.add(row.getString("given_name"));
                    cells.add(born);
                }
                cells.add(other == null ? years : Pseudonyms.ageGroup(years));
                cells.add(row.getString("sex"));
                cells.add(row.getString("indication"));
                cells.add(row.getString("technique"));
                cells.add(id(uuid(row, "signed_by")));
                cells.add(told(day(row, "created_at"), patient));
                cells.add(told(treated, patient));
                for (String column : List.of(
                        "pain_on_movement", "rmdq", "air_kerma_mgy", "kap_value", "kap_unit", "fluoroscopy_minutes")) {
                    cells.add(row.getObject(column));
                }
                return cells;
            });
        }

        void levels(Writer out) {
            table(
                    out,
                    List.of(
                            "case_id",
                            "level",
                            "technique",
                            "leak",
                            "leak_symptomatic",
                            "cement_ml_left",
                            "cement_ml_right"),
                    LEVELS,
                    row -> {
                        List<@Nullable Object> cells = new ArrayList<>(List.of(id(uuid(row, "id"))));
                        for (String column : List.of(
                                "vertebral_level",
                                "technique",
                                "leak",
                                "leak_symptomatic",
                                "cement_ml_left",
                                "cement_ml_right")) {
                            cells.add(row.getObject(column));
                        }
                        return cells;
                    });
        }

        void scores(Writer out) {
            table(
                    out,
                    List.of("case_id", "time_point", "instrument", "score", "asked_by", "answered_on"),
                    SCORES,
                    row -> {
                        List<@Nullable Object> cells = new ArrayList<>(List.of(id(uuid(row, "id"))));
                        cells.add(row.getString("kind"));
                        cells.add(row.getString("instrument"));
                        cells.add(row.getObject("score"));
                        cells.add(row.getString("source"));
                        cells.add(told(day(row, "answered_at"), uuid(row, "patient_id")));
                        return cells;
                    });
        }

        void events(Writer out) {
            table(out, List.of("case_id", "kind", "scheme", "grade", "causality", "occurred_on"), EVENTS, row -> {
                List<@Nullable Object> cells = new ArrayList<>(List.of(id(uuid(row, "id"))));
                for (String column : List.of("kind_code", "scheme", "grade", "causality")) {
                    cells.add(row.getString(column));
                }
                cells.add(told(day(row, "occurred_at"), uuid(row, "patient_id")));
                return cells;
            });
        }

        void fhirPatients(Writer out) {
            resources(out, PATIENTS, row -> {
                Patient patient = new Patient();
                patient.setId(id(uuid(row, "id")));
                String sex = row.getString("sex");
                patient.setGender(AdministrativeGender.fromCode(sex.toLowerCase(Locale.ROOT)));
                if (other == null) {
                    patient.addIdentifier().setValue(row.getString("mrn"));
                    patient.addName().setFamily(row.getString("family_name")).addGiven(row.getString("given_name"));
                    patient.setBirthDateElement(new DateType(
                            row.getObject("birth_date", LocalDate.class).toString()));
                }
                return patient;
            });
        }

        void fhirProcedures(Writer out) {
            resources(out, CASES, row -> {
                UUID patient = uuid(row, "patient_id");
                Procedure procedure = new Procedure();
                procedure.setId(id(uuid(row, "id")));
                procedure.setStatus(Procedure.ProcedureStatus.COMPLETED);
                procedure.setSubject(new Reference("Patient/" + id(patient)));
                procedure.setPerformed(
                        new DateTimeType(told(day(row, "started_at"), patient).toString()));
                String technique = row.getString("technique");
                if (technique != null) {
                    procedure.setCode(new CodeableConcept().setText(technique));
                }
                procedure.addReasonCode(new CodeableConcept().setText(row.getString("indication")));
                return procedure;
            });
        }

        void fhirScores(Writer out) {
            resources(out, SCORES, row -> {
                UUID patient = uuid(row, "patient_id");
                Observation score = new Observation();
                score.setId(id(uuid(row, "score_id")));
                score.setStatus(Observation.ObservationStatus.FINAL);
                score.setSubject(new Reference("Patient/" + id(patient)));
                score.addPartOf(new Reference("Procedure/" + id(uuid(row, "id"))));
                score.setCode(new CodeableConcept().setText(row.getString("instrument")));
                score.setEffective(
                        new DateTimeType(told(day(row, "answered_at"), patient).toString()));
                score.setValue(new Quantity().setValueElement(new DecimalType(row.getBigDecimal("score"))));
                return score;
            });
        }

        private void table(Writer out, List<Object> head, String sql, Cells cells) {
            write(out, Csv.line(head));
            jdbc.query(sql, (ResultSet row) -> write(out, Csv.line(cells.of(row))), period);
        }

        private void resources(Writer out, String sql, OfRow resource) {
            IParser parser = FhirContext.forR4Cached().newJsonParser();
            jdbc.query(
                    sql, (ResultSet row) -> write(out, parser.encodeResourceToString(resource.of(row)) + "\n"), period);
        }

        private String id(UUID real) {
            return other == null ? real.toString() : other.idOf(real);
        }

        private LocalDate told(LocalDate date, UUID patient) {
            return other == null ? date : other.shifted(date, patient);
        }
    }

    Run run(OffsetDateTime from, OffsetDateTime until, boolean deIdentified) {
        return new Run(from, until, deIdentified);
    }

    private LocalDate day(ResultSet row, String column) throws SQLException {
        return facility.dayOf(SqlTime.instant(row, column));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** A reader who went away ends the export: the rows that are left are not asked for. */
    private static void write(Writer out, String text) {
        try {
            out.write(text);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private interface Cells {
        List<@Nullable Object> of(ResultSet row) throws SQLException;
    }

    private interface OfRow {
        Resource of(ResultSet row) throws SQLException;
    }
}
