package org.spineline.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spineline.SpinelineApplication;
import org.spineline.access.Role;
import org.spineline.access.SignedInUser;
import org.spineline.procedure.application.RecallRequests.RecallResponse;
import org.spineline.procedure.application.RecallService;
import org.spineline.support.Api;
import org.spineline.support.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * How long it takes to find everybody who was treated with a lot, among many signed notes of two levels each. One lot in
 * two hundred notes; the answer is asked for by the lot of the catalogue and by its number. The notes are written past
 * the application.
 *
 * <p>Arguments: notes (100000), repetitions (21).
 */
public final class RecallBenchmark {
    private static final int NOTES_OF_A_LOT = 200;
    private static final int BATCH = 1000;
    private static final int NOTES_OF_A_PATIENT = 20;
    private static final OffsetDateTime FIRST = OffsetDateTime.parse("2020-01-01T09:00:00Z");
    private static final String ORIGIN = "id, version, facility_id, created_at, created_by, ";

    private final JdbcTemplate jdbc;
    private final RecallService recalls;
    private final UUID facility;
    private final boolean isPostgres = TestDatabase.isPostgres();

    private RecallBenchmark(ConfigurableApplicationContext application) {
        jdbc = application.getBean(JdbcTemplate.class);
        recalls = application.getBean(RecallService.class);
        facility = jdbc.queryForObject("select id from facility fetch first 1 row only", UUID.class);
    }

    public static void main(String[] arguments) {
        int notes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 21;
        for (String engine : List.of("h2", "postgresql")) {
            System.setProperty("spineline.test.database", engine);
            Map<String, Object> settings = new LinkedHashMap<>(TestDatabase.fresh());
            settings.put("server.port", "0");
            settings.put("spineline.access.second-factor", "optional");
            try (ConfigurableApplicationContext application = new SpringApplicationBuilder(SpinelineApplication.class)
                    .run(settings.entrySet().stream()
                            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                            .toArray(String[]::new))) {
                new RecallBenchmark(application).run(engine, notes, repetitions);
            }
        }
        System.exit(0);
    }

    private void run(String engine, int notes, int repetitions) {
        UUID lot = write(notes);
        if (isPostgres) {
            jdbc.execute("analyze");
        } else {
            jdbc.execute("analyze sample_size 0");
        }
        signIn();
        System.out.printf(Locale.ROOT, "%n%s, %d signed notes of two levels%n", engine, notes);
        measure("by lot of the catalogue", repetitions, () -> recalls.run(lot, null));
        measure("by typed number", repetitions, () -> recalls.run(null, "lot 7"));
    }

    private static void measure(String what, int repetitions, Supplier<RecallResponse> recall) {
        int patients = recall.get().patients().size();
        long[] took = new long[repetitions];
        for (int i = 0; i < repetitions; i++) {
            long begun = System.nanoTime();
            recall.get();
            took[i] = System.nanoTime() - begun;
        }
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT,
                "%-24s %d patients, median %.0f ms, slowest %.0f ms%n",
                what,
                patients,
                took[repetitions / 2] / 1e6,
                took[repetitions - 1] / 1e6);
    }

    /** @return the lot that is recalled: every second note of its number names it, the others only typed the number */
    private UUID write(int notes) {
        int lots = Math.max(1, notes / NOTES_OF_A_LOT);
        int patients = Math.max(1, notes / NOTES_OF_A_PATIENT);
        UUID product = UUID.randomUUID();
        jdbc.update(
                "insert into supply_product (" + ORIGIN + "kind, name, retired)"
                        + " values (?, 0, ?, ?, ?, 'CEMENT', 'Cement', false)",
                product,
                facility,
                FIRST,
                facility);
        insert(
                "supply_lot",
                ORIGIN + "product_id, lot, lot_key, state",
                lots,
                i -> row(id("lot", i), product, "Lot " + i, "LOT" + i, "AVAILABLE"));
        insert(
                "patient",
                ORIGIN + "mrn, mrn_key, family_name, given_name, name_key, birth_date, sex, language,"
                        + " interpreter_needed, voicemail_rule, deceased",
                patients,
                i -> row(
                        id("patient", i),
                        "R" + i,
                        "r" + i,
                        "Family" + i,
                        "Given",
                        "family" + i,
                        FIRST.toLocalDate().minusYears(70),
                        "FEMALE",
                        "en",
                        false,
                        "NOT_RECORDED",
                        false));
        insert(
                "episode",
                ORIGIN + "patient_id, episode_number, status, urgency, indication, setting, referrer_name,"
                        + " pain_on_movement",
                patients,
                i -> row(
                        id("episode", i),
                        id("patient", i),
                        1,
                        "TREATED",
                        "ROUTINE",
                        "OSTEOPOROTIC",
                        "OUTPATIENT",
                        "A",
                        8));
        insert(
                "booking",
                ORIGIN + "patient_id, episode_id, starts_at, ends_at, status, technique, sedation_protocol_code,"
                        + " vertebral_levels",
                notes,
                i -> row(
                        id("booking", i),
                        id("patient", i % patients),
                        id("episode", i % patients),
                        FIRST.plusHours(i),
                        FIRST.plusHours(i + 1L),
                        "COMPLETED",
                        "VERTEBROPLASTY",
                        "MODERATE",
                        "T12,L1"));
        // A signed note refuses its levels: they are written first.
        insert(
                "procedure_note",
                ORIGIN + "patient_id, episode_id, booking_id, status, touched, planned_levels, started_at, ended_at",
                notes,
                i -> row(
                        id("note", i),
                        id("patient", i % patients),
                        id("episode", i % patients),
                        id("booking", i),
                        "DRAFT",
                        "",
                        "T12,L1",
                        FIRST.plusHours(i),
                        FIRST.plusHours(i + 1L)));
        insert(
                "treated_level",
                "id, note_id, vertebral_level, cement_lot, cement_ml_left, cement_lot_id",
                2 * notes,
                i -> new Object[] {
                    id("level", i),
                    id("note", i / 2),
                    i % 2 == 0 ? "T12" : "L1",
                    "Lot " + i / 2 % lots,
                    2.5,
                    i / 2 / lots % 2 == 0 ? id("lot", i / 2 % lots) : null
                });
        jdbc.update(
                "update procedure_note set status = 'SIGNED', signed_by = ?, signed_by_name = 'Operator', signed_at = ?,"
                        + " content_hash = 'x'",
                facility,
                FIRST);
        return id("lot", 7);
    }

    private void insert(String table, String columns, int count, IntFunction<Object[]> row) {
        String marks = "?" + ", ?".repeat(columns.split(",").length - 1);
        String sql = "insert into " + table + " (" + columns + ") values (" + marks + ")";
        for (int from = 0; from < count; from += BATCH) {
            jdbc.batchUpdate(
                    sql,
                    IntStream.range(from, Math.min(from + BATCH, count))
                            .mapToObj(row)
                            .toList());
        }
    }

    private Object[] row(UUID id, Object... values) {
        Object[] origin = {id, 0, facility, FIRST, facility};
        return Stream.concat(Arrays.stream(origin), Arrays.stream(values)).toArray();
    }

    private static UUID id(String kind, int number) {
        return UUID.nameUUIDFromBytes((kind + number).getBytes(StandardCharsets.UTF_8));
    }

    private static void signIn() {
        SignedInUser nurse = Api.userOf(Role.NURSE);
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(nurse, null, nurse.getAuthorities()));
    }
}
