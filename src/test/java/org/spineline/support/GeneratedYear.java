package org.spineline.support;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Episodes of patients with fractures, as a service might see them: referrals, bookings of which some are cancelled,
 * signed notes with leaks and doses, contacts that are made or missed, scores that get better and are lost with time. The
 * hazards are near published ones where there are any; the same seed gives the same patients. Written past the
 * application, in batches, and marked by a prefix, so that several can live in one database.
 */
public final class GeneratedYear {
    private static final int BATCH = 500;
    private static final String ORIGIN = "id, version, facility_id, created_at, created_by, ";
    private static final String[] TECHNIQUES = {
        "VERTEBROPLASTY", "VERTEBROPLASTY", "BALLOON_KYPHOPLASTY", "MECHANICAL_IMPLANT", "SACROPLASTY"
    };
    private static final String[] INDICATIONS = {
        "OSTEOPOROTIC", "OSTEOPOROTIC", "OSTEOPOROTIC", "NEOPLASTIC", "TRAUMATIC"
    };
    private static final String[] LEVELS = {"T11", "T12", "L1", "L2", "L3", "L4"};
    private static final String[] CAUSES = {
        "INR_HIGH", "NOT_FASTED", "NO_ESCORT", "INFECTION", "PAIN_IMPROVED", "PATIENT_REQUEST", "EQUIPMENT"
    };
    private static final String[] KINDS = {"H24", "H72", "D7_14", "M1", "M3", "M6", "M12"};
    private static final int[] DAYS = {1, 3, 7, 30, 91, 182, 365};
    /** Lost at each contact: near the arms of VERTOS II, 5–9 % at one month and 15–24 % at twelve. */
    private static final double[] LOST = {0.03, 0.04, 0.05, 0.07, 0.11, 0.15, 0.20};

    private final JdbcTemplate jdbc;
    private final UUID facility;
    private final String prefix;
    private final SplittableRandom random;
    private final OffsetDateTime first;
    private final OffsetDateTime now;
    private final List<UUID> operators = new ArrayList<>();
    private final List<UUID> lists = new ArrayList<>();
    private final List<UUID> rooms = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private int written;

    /**
     * @param prefix of record numbers, names and identities
     * @param first day on which somebody is treated
     * @param now contacts whose window closes later are not made yet
     */
    public GeneratedYear(JdbcTemplate jdbc, String prefix, long seed, OffsetDateTime first, OffsetDateTime now) {
        this.jdbc = jdbc;
        this.prefix = prefix;
        this.random = new SplittableRandom(seed);
        this.first = first;
        this.now = now;
        this.facility = jdbc.queryForObject("select id from facility fetch first 1 row only", UUID.class);
    }

    /** What was written, counted on the way: the application has to find the same. */
    public static final class Truth {
        public int bookings;
        public int cancelled;
        public int noShows;
        public int treated;
        public int leaks;
        public int symptomaticLeaks;
        public int leaksUnknown;
        public int withEvent;
        public int painAtOneMonth;
        public int respondersAtOneMonth;
        public int kerma;
    }

    public List<UUID> operators() {
        return List.copyOf(operators);
    }

    /** @param days over which the treatments are spread */
    public Truth write(int episodes, int days) {
        Truth truth = new Truth();
        people();
        for (int i = 0; i < episodes; i++) {
            episode(i, first.plusMinutes((long) days * 1440 * i / episodes), truth);
            if (i % BATCH == BATCH - 1) {
                flush();
            }
        }
        flush();
        jdbc.update(
                "update procedure_note set status = 'SIGNED' where status = 'DRAFT' and content_hash = ?",
                prefix + "-x");
        // As after every load in bulk: until then the planner takes the tables for empty.
        jdbc.execute("analyze");
        return truth;
    }

    private void people() {
        for (int i = 0; i < 6; i++) {
            UUID user = id("user", i);
            operators.add(user);
            table(
                    "app_user",
                    ORIGIN + "username, display_name, password_hash, user_role, enabled",
                    user,
                    (prefix + "op" + i).toLowerCase(Locale.ROOT),
                    "Operator " + i,
                    "none",
                    "RADIOLOGIST",
                    false);
            UUID list = id("list", i);
            lists.add(list);
            table(
                    "resource",
                    ORIGIN + "kind, name, user_id, active",
                    list,
                    "OPERATOR",
                    prefix + " op " + i,
                    user,
                    true);
        }
        for (int i = 0; i < 3; i++) {
            UUID room = id("room", i);
            rooms.add(room);
            table("resource", ORIGIN + "kind, name, user_id, active", room, "ROOM", prefix + " room " + i, null, true);
        }
        flush();
    }

    private void episode(int i, OffsetDateTime start, Truth truth) {
        UUID patient = id("patient", i);
        UUID episode = id("episode", i);
        int pain = 6 + random.nextInt(5);
        Integer rmdq = random.nextDouble() < 0.1 ? null : 12 + random.nextInt(13);
        String technique = TECHNIQUES[random.nextInt(TECHNIQUES.length)];
        OffsetDateTime referred = start.minusDays(3 + random.nextInt(40));
        table(
                "patient",
                ORIGIN + "mrn, mrn_key, family_name, given_name, name_key, birth_date, sex, language,"
                        + " interpreter_needed, voicemail_rule, deceased",
                referred,
                patient,
                prefix + i,
                prefix.toLowerCase(Locale.ROOT) + i,
                // Now and then a name that a spreadsheet would run.
                i % 97 == 0 ? "=Family" + i : "Family" + i,
                "Given",
                "family" + i,
                start.toLocalDate().minusDays((long) (55 + random.nextInt(40)) * 365),
                random.nextDouble() < 0.75 ? "FEMALE" : "MALE",
                "en",
                false,
                "NOT_RECORDED",
                false);
        table(
                "episode",
                ORIGIN + "patient_id, episode_number, status, urgency, indication, setting, referrer_name,"
                        + " pain_on_movement, rmdq",
                referred,
                episode,
                patient,
                1,
                "TREATED",
                "ROUTINE",
                INDICATIONS[random.nextInt(INDICATIONS.length)],
                "OUTPATIENT",
                "Dr A",
                pain,
                rmdq);
        plain(
                "fracture",
                "id, episode_id, vertebral_level, onset, mechanism",
                id("fracture", i),
                episode,
                "L1",
                referred.toLocalDate().minusDays(14),
                "FALL");
        int operator = random.nextInt(lists.size());
        if (random.nextDouble() < 0.07) {
            booking(id("cancelled", i), patient, episode, start.minusDays(1), technique, operator, truth);
            return;
        }
        if (random.nextDouble() < 0.02) {
            truth.noShows++;
            booking(id("noshow", i), patient, episode, start.minusDays(1), technique, operator, "NO_SHOW", null, null);
            truth.bookings++;
            return;
        }
        treated(i, patient, episode, pain, rmdq, start, technique, operator, truth);
    }

    private void booking(
            UUID id, UUID patient, UUID episode, OffsetDateTime at, String technique, int operator, Truth truth) {
        truth.bookings++;
        truth.cancelled++;
        double said = random.nextDouble();
        booking(
                id,
                patient,
                episode,
                at,
                technique,
                operator,
                "CANCELLED",
                CAUSES[random.nextInt(CAUSES.length)],
                said < 0.1 ? null : said < 0.6);
    }

    private void booking(
            UUID id,
            UUID patient,
            UUID episode,
            OffsetDateTime at,
            String technique,
            int operator,
            String status,
            @Nullable String cause,
            @Nullable Boolean preventable) {
        table(
                "booking",
                ORIGIN + "patient_id, episode_id, starts_at, ends_at, status, technique, sedation_protocol_code,"
                        + " vertebral_levels, cancel_reason, cancel_preventable, cancel_detected_at",
                id,
                patient,
                episode,
                at,
                at.plusHours(1),
                status,
                technique,
                "MODERATE",
                "L1",
                cause,
                preventable,
                cause == null ? null : "ARRIVAL");
        plain("booking_allocation", "booking_id, resource_id, role", id, lists.get(operator), "OPERATOR");
        plain("booking_allocation", "booking_id, resource_id, role", id, rooms.get(operator % rooms.size()), "ROOM");
    }

    private void treated(
            int i,
            UUID patient,
            UUID episode,
            int pain,
            @Nullable Integer rmdq,
            OffsetDateTime start,
            String technique,
            int operator,
            Truth truth) {
        truth.treated++;
        truth.bookings++;
        UUID booking = id("booking", i);
        UUID note = id("note", i);
        booking(booking, patient, episode, start, technique, operator, "COMPLETED", null, null);
        OffsetDateTime inRoom = start.plusMinutes(random.nextInt(35) - 10L);
        if (random.nextDouble() < 0.95) {
            milestone(patient, episode, booking, "IN_ROOM", inRoom);
            milestone(patient, episode, booking, "OUT", inRoom.plusMinutes(30 + random.nextInt(50)));
        }
        Integer kerma = random.nextDouble() < 0.05 ? null : dose();
        if (kerma != null) {
            truth.kerma++;
        }
        table(
                "procedure_note",
                ORIGIN + "patient_id, episode_id, booking_id, status, touched, planned_levels, started_at, ended_at,"
                        + " fluoroscopy_minutes, air_kerma_mgy, kap_value, kap_unit, signed_by, signed_by_name, signed_at,"
                        + " content_hash",
                note,
                patient,
                episode,
                booking,
                "DRAFT",
                "",
                "L1",
                start,
                start.plusMinutes(45),
                2 + random.nextInt(200) / 10.0,
                kerma,
                kerma == null ? null : kerma / 8.0,
                kerma == null ? null : "GY_CM2",
                operators.get(operator),
                "Operator " + operator,
                start.plusHours(1),
                prefix + "-x");
        levels(i, note, technique, truth);
        if (random.nextDouble() < 0.06) {
            truth.withEvent++;
            table(
                    "adverse_event",
                    ORIGIN + "patient_id, episode_id, booking_id, source, kind_code, occurred_at, scheme, grade,"
                            + " causality, action_taken, reporter, written_by_name, written_at",
                    id("event", i),
                    patient,
                    episode,
                    booking,
                    "NOTE",
                    "BLEEDING",
                    start,
                    "SIR_2017",
                    String.valueOf(1 + random.nextInt(4)),
                    "UNKNOWN",
                    "Watched",
                    "Nurse",
                    "Nurse",
                    start.plusHours(1));
        }
        followUp(i, patient, episode, note, pain, rmdq, start, technique, truth);
        if (i % 25 == 0) {
            suspicion(i, patient, episode, start.plusDays(40));
        }
    }

    /** Pain that rose again; imaging showed a new fracture in every second case. */
    private void suspicion(int i, UUID patient, UUID episode, OffsetDateTime at) {
        table(
                "imaging_task",
                ORIGIN
                        + "patient_id, episode_id, cause, finding, rule_version, state, result, closed_at, closed_by_name,"
                        + " remark",
                at,
                id("suspicion", i),
                patient,
                episode,
                "PAIN_ROSE",
                "Pain rose again",
                "1",
                "DONE",
                i % 50 == 0 ? "NEW_FRACTURE" : "NO_NEW_FRACTURE",
                at.plusDays(5).withOffsetSameInstant(ZoneOffset.UTC),
                "Radiologist",
                "Looked at");
    }

    private void levels(int i, UUID note, String technique, Truth truth) {
        int count = 1 + (random.nextDouble() < 0.3 ? 1 : 0);
        boolean leaked = false;
        boolean symptoms = false;
        boolean unknown = false;
        for (int level = 0; level < count; level++) {
            double chance = random.nextDouble();
            String leak = chance < 0.03 ? null : chance < 0.3 ? "TYPE_B" : "NONE";
            Boolean symptomatic = "TYPE_B".equals(leak) ? random.nextDouble() < 0.05 : null;
            leaked |= "TYPE_B".equals(leak);
            symptoms |= Boolean.TRUE.equals(symptomatic);
            unknown |= leak == null;
            plain(
                    "treated_level",
                    "id, note_id, vertebral_level, technique, leak, leak_symptomatic, cement_ml_left",
                    id("level" + level, i),
                    note,
                    LEVELS[(i + level) % LEVELS.length],
                    technique,
                    leak,
                    symptomatic,
                    2.5);
        }
        truth.leaks += leaked ? 1 : 0;
        truth.symptomaticLeaks += symptoms ? 1 : 0;
        truth.leaksUnknown += unknown && !leaked ? 1 : 0;
    }

    private void followUp(
            int i,
            UUID patient,
            UUID episode,
            UUID note,
            int pain,
            @Nullable Integer rmdq,
            OffsetDateTime start,
            String technique,
            Truth truth) {
        UUID plan = id("plan", i);
        table(
                "follow_up_plan",
                ORIGIN + "patient_id, episode_id, note_id, technique, vertebral_levels, procedure_at, rule_version",
                plan,
                patient,
                episode,
                note,
                technique,
                "L1",
                start,
                "2026-11");
        for (int k = 0; k < KINDS.length; k++) {
            OffsetDateTime due = start.plusDays(DAYS[k]);
            boolean done = due.isBefore(now) && random.nextDouble() >= LOST[k];
            UUID contact = id(KINDS[k], i);
            Answers answers = done ? answers(k, pain, rmdq, truth) : Answers.NONE;
            table(
                    "follow_up_contact",
                    ORIGIN
                            + "patient_id, episode_id, plan_id, kind, label, due_from, due_until, planned_from, planned_until,"
                            + " called_back, attempts_made, outcome, done_at, counted_pain, counted_rmdq",
                    contact,
                    patient,
                    episode,
                    plan,
                    KINDS[k],
                    KINDS[k],
                    due,
                    due.plusDays(7),
                    due,
                    due.plusDays(7),
                    false,
                    done ? 1 : 0,
                    done ? "DONE" : null,
                    done ? due.plusHours(3) : null,
                    answers.pain(),
                    answers.rmdq());
            if (done) {
                table(
                        "call_attempt",
                        ORIGIN + "patient_id, contact_id, outcome, by_name",
                        id("call" + k, i),
                        patient,
                        contact,
                        "REACHED",
                        "Nurse");
            }
            if (answers.pain() != null) {
                score(id("nrs" + k, i), patient, episode, contact, "NRS_MOVEMENT", answers.pain(), due);
            }
            if (answers.rmdq() != null) {
                score(id("rmdq" + k, i), patient, episode, contact, "RMDQ", answers.rmdq(), due);
            }
        }
    }

    /** What a patient answers; the one answer to a contact is the one that counts. */
    private record Answers(@Nullable Integer pain, @Nullable Integer rmdq) {
        private static final Answers NONE = new Answers(null, null);
    }

    private Answers answers(int k, int pain, @Nullable Integer rmdq, Truth truth) {
        int relief = Math.min(pain, random.nextInt(8));
        if ("M1".equals(KINDS[k])) {
            truth.painAtOneMonth++;
            truth.respondersAtOneMonth += relief >= 2 ? 1 : 0;
        }
        return new Answers(pain - relief, rmdq != null && k >= 3 ? Math.max(0, rmdq - random.nextInt(14)) : null);
    }

    private void score(
            UUID id, UUID patient, UUID episode, UUID contact, String instrument, int score, OffsetDateTime at) {
        table(
                "questionnaire_response",
                ORIGIN
                        + "patient_id, episode_id, contact_id, instrument, score, instrument_version, source, answered_at",
                at.plusHours(3),
                id,
                patient,
                episode,
                contact,
                instrument,
                score,
                "1",
                "CALL",
                at.plusHours(3));
    }

    private void milestone(UUID patient, UUID episode, UUID booking, String milestone, OffsetDateTime at) {
        table(
                "case_milestone",
                ORIGIN + "patient_id, episode_id, booking_id, milestone, reached_at, recorded_by_name",
                UUID.nameUUIDFromBytes((milestone + booking).getBytes(StandardCharsets.UTF_8)),
                patient,
                episode,
                booking,
                milestone,
                at,
                "Nurse");
    }

    /** Skewed, as doses are: mostly a few hundred mGy, seldom some thousand. */
    private int dose() {
        double chance = random.nextDouble();
        return (int) (120 / (1.02 - chance));
    }

    private record Table(String name, String columns, List<Object[]> rows) {}

    private void table(String name, String columns, UUID id, Object... values) {
        table(name, columns, first, id, values);
    }

    private void table(String name, String columns, OffsetDateTime created, UUID id, Object... values) {
        Object[] row = new Object[5 + values.length];
        row[0] = id;
        row[1] = 0;
        row[2] = facility;
        row[3] = created.withOffsetSameInstant(ZoneOffset.UTC);
        row[4] = facility;
        System.arraycopy(values, 0, row, 5, values.length);
        plain(name, columns, row);
    }

    private void plain(String name, String columns, Object... row) {
        tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    Table fresh = new Table(name, columns, new ArrayList<>());
                    tables.add(fresh);
                    return fresh;
                })
                .rows()
                .add(row);
    }

    /** In the order in which the tables first appeared, which is the order in which they refer to each other. */
    private void flush() {
        tables.forEach(table -> {
            String marks = "?" + ", ?".repeat(table.columns().split(",").length - 1);
            jdbc.batchUpdate(
                    "insert into " + table.name() + " (" + table.columns() + ") values (" + marks + ")", table.rows());
            written += table.rows().size();
            table.rows().clear();
        });
    }

    /** Rows so far, in all tables. */
    public int written() {
        return written;
    }

    private UUID id(String what, int number) {
        return UUID.nameUUIDFromBytes((prefix + "/" + what + "/" + number).getBytes(StandardCharsets.UTF_8));
    }
}
