package org.spineline.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.spineline.SpinelineApplication;
import org.spineline.access.Role;
import org.spineline.audit.VerifyRun;
import org.spineline.audit.application.TrailSealer;
import org.spineline.audit.domain.AuditAction;
import org.spineline.audit.domain.AuditEntry;
import org.spineline.audit.domain.AuditPurpose;
import org.spineline.audit.infrastructure.AuditTrail;
import org.spineline.kernel.secret.KeySetting;
import org.spineline.kernel.secret.Tokens;
import org.spineline.operations.OperationsCommand;
import org.spineline.support.GeneratedYear;
import org.spineline.support.OwnProcess;
import org.spineline.support.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long a department with five years of episodes and their trail is without its record once the machine is lost: backup,
 * restore into an empty place, start until ready, check of the trail. The promise is thirty minutes for the last three.
 *
 * <p>Arguments: episodes (50000), rows of the trail (1000000), engines (h2,postgresql).
 */
public final class RestoreBenchmark {
    private static final OffsetDateTime FIRST =
            LocalDate.parse("2020-01-02").atTime(15, 0).atOffset(ZoneOffset.UTC);
    private static final int YEARS = 5;
    private static final int TRAIL_BATCH = 10_000;
    private static final Duration PROMISED = Duration.ofMinutes(30);
    private static final int PORT = Integer.getInteger("restore.port", 18_091);

    private RestoreBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int episodes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        int trail = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        for (String engine : (arguments.length > 2 ? arguments[2] : "h2,postgresql").split(",")) {
            System.setProperty("spineline.test.database", engine);
            run(engine, episodes, trail);
        }
        System.exit(0);
    }

    private static void run(String engine, int episodes, int trail) throws Exception {
        Path work = Files.createDirectories(Path.of("target", "restore").toAbsolutePath());
        Path key = Files.writeString(
                work.resolve("backup.key"), Base64.getEncoder().encodeToString(Tokens.random(KeySetting.BYTES)));
        Path file = work.resolve(engine + ".backup");
        Files.deleteIfExists(file);
        List<String> lost = settings(key);
        int written = fill(lost, episodes, trail);
        tidy(lost);
        System.out.printf(
                Locale.ROOT, "%n%s, %d episodes in %d rows, %d rows of the trail%n", engine, episodes, written, trail);
        seconds("backup", () -> command("backup", file, lost));
        System.out.printf(Locale.ROOT, "%-25s %8.0f MB%n", "its size", Files.size(file) / 1e6);
        List<String> back = settings(key);
        seconds("restore", () -> command("restore", file, back));
        seconds("start until ready", () -> startUntilReady(work.resolve(engine + ".txt"), back));
        seconds("check of the trail", () -> VerifyRun.run(System.out, back.toArray(String[]::new)));
    }

    /** A place of its own, as arguments. */
    private static List<String> settings(Path key) {
        Map<String, Object> settings = new LinkedHashMap<>(TestDatabase.fresh());
        settings.put("spineline.access.second-factor", "optional");
        settings.put("spineline.backup.key-file", key);
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    private static int fill(List<String> settings, int episodes, int trail) {
        List<String> arguments = new ArrayList<>(settings);
        arguments.add("--server.port=0");
        try (ConfigurableApplicationContext application =
                new SpringApplicationBuilder(SpinelineApplication.class).run(arguments.toArray(String[]::new))) {
            GeneratedYear years = new GeneratedYear(
                    application.getBean(JdbcTemplate.class), "B", 11, FIRST, FIRST.plusYears(YEARS + 1));
            years.write(episodes, YEARS * 365);
            trail(application, trail);
            return years.written();
        }
    }

    /** H2 tidies its file when it has time, and has years for it; what is written in minutes leaves more gaps than rows. */
    private static void tidy(List<String> settings) throws SQLException {
        if (!TestDatabase.isPostgres()) {
            try (Connection database = DriverManager.getConnection(url(settings), "spineline", "");
                    Statement statement = database.createStatement()) {
                statement.execute("shutdown compact");
            }
        }
    }

    private static String url(List<String> settings) {
        String name = "--spring.datasource.url=";
        return settings.stream()
                .filter(setting -> setting.startsWith(name))
                .map(setting -> setting.substring(name.length()))
                .findFirst()
                .orElseThrow();
    }

    /** As many rows as reads and writes leave in that time, at even distances, each sealed. */
    private static void trail(ConfigurableApplicationContext application, int rows) {
        AuditTrail trail = application.getBean(AuditTrail.class);
        TrailSealer sealer = application.getBean(TrailSealer.class);
        UUID facility = application.getBean(JdbcTemplate.class).queryForObject("select id from facility", UUID.class);
        UUID nurse = UUID.randomUUID();
        Instant first = Instant.now().minus(YEARS * 365L, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS);
        Duration step = Duration.ofDays(YEARS * 365L).dividedBy(rows).truncatedTo(ChronoUnit.MICROS);
        for (int from = 0; from < rows; from += TRAIL_BATCH) {
            trail.write(IntStream.range(from, Math.min(rows, from + TRAIL_BATCH))
                    .mapToObj(row -> read(facility, nurse, first.plus(step.multipliedBy(row))))
                    .toList());
            sealer.round();
        }
    }

    private static AuditEntry read(UUID facility, UUID nurse, Instant at) {
        return new AuditEntry(
                UUID.randomUUID(),
                at,
                facility,
                AuditAction.READ,
                nurse,
                Role.NURSE.name(),
                UUID.randomUUID(),
                "Patient",
                UUID.randomUUID(),
                null,
                UUID.randomUUID().toString(),
                "10.0.0.1",
                AuditAction.READ.outcome(),
                AuditPurpose.TREATMENT,
                "GET /api/patients/{id}",
                null,
                null,
                "one");
    }

    private static int command(String command, Path file, List<String> settings) {
        List<String> arguments = new ArrayList<>(List.of(command, file.toString()));
        arguments.addAll(settings);
        return OperationsCommand.run(System.out, System.err, arguments.toArray(String[]::new));
    }

    private static int startUntilReady(Path log, List<String> settings) throws Exception {
        List<String> command = new ArrayList<>(OwnProcess.command("1g", SpinelineApplication.class));
        command.addAll(settings);
        command.add("--server.port=" + PORT);
        Process server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            return OwnProcess.isReady(server, "http://127.0.0.1:" + PORT, PROMISED) ? 0 : 1;
        } finally {
            OwnProcess.end(server);
        }
    }

    private static void seconds(String what, Callable<Integer> work) throws Exception {
        long begun = System.nanoTime();
        if (work.call() != 0) {
            throw new IllegalStateException("Not done: " + what);
        }
        System.out.printf(Locale.ROOT, "%-25s %8.1f s%n", what, (System.nanoTime() - begun) / 1e9);
    }
}
