package org.spineline.operations.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineline.SpinelineApplication;
import org.spineline.operations.OperationsCommand;
import org.spineline.operations.application.OperationsRequests.BackupFile;
import org.spineline.operations.domain.BackupRules;
import org.spineline.support.Api;
import org.spineline.support.BookingDesk;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.spineline.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.test.context.TestPropertySource;

/**
 * A backup is worth what comes back from it. The copy is made through a running server while people book. Has a database of
 * its own: what the other tests left would be copied, sealed and read again each time.
 */
@SpinelineTest
@TestPropertySource(properties = "spineline.test.alone=restore")
class Check_65_RestoreTest {
    @Autowired
    private Api api;

    @Autowired
    private DataSource database;

    @Autowired
    private TestClock clock;

    @Value("${spring.datasource.url}")
    private String url;

    @TempDir
    private Path folder;

    @Test
    void what_was_acknowledged_before_the_backup_is_in_it_and_opens_again_and_again() throws Exception {
        Path key = key();
        ConcurrentLinkedQueue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
        List<UUID> before;
        BackupFile made;
        AtomicBoolean enough = new AtomicBoolean();
        CountDownLatch some = new CountDownLatch(4);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 2; i++) {
                people.submit(() -> book(enough, acknowledged, some));
            }
            assertThat(some.await(60, TimeUnit.SECONDS)).isTrue();
            before = new ArrayList<>(acknowledged);
            made = folder(key).make();
        } finally {
            enough.set(true);
            people.shutdown();
            assertThat(people.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        Path file = folder.resolve("backups").resolve(made.name());
        Map<String, Object> place = place();

        assertThat(command("restore", file, key, place)).as(said).isZero();

        Map<String, Long> first = counts(place);
        assertThat(first.get("patient")).isPositive();
        for (UUID booking : before) {
            assertThat(cells(place, booking)).as("cells of %s", booking).isPositive();
        }
        for (int i = 0; i < 3; i++) {
            try (ConfigurableApplicationContext opened = started(place)) {
                assertThat(opened.isActive()).isTrue();
            }
            Map<String, Long> again = counts(place);
            // A start cleans up holds that ran out and remembers sessions; the record is what it was.
            assertThat(again)
                    .containsAllEntriesOf(only(first, "patient", "episode", "booking", "booking_cell", "audit_event"));
            assertThat(count(
                            place,
                            "select count(*) from booking_cell c left join booking b on b.id = c.booking_id"
                                    + " where b.id is null and c.booking_id <> '00000000-0000-0000-0000-000000000000'"))
                    .as("cells without their booking")
                    .isZero();
            assertThat(count(
                            place,
                            "select count(*) from booking b where b.status in ('BOOKED', 'CONFIRMED')"
                                    + " and not exists (select 1 from booking_cell c where c.booking_id = b.id)"))
                    .as("bookings without their cells")
                    .isZero();
        }
    }

    @Test
    void it_is_never_restored_over_a_database() throws Exception {
        Path key = key();
        BackupFile made = folder(key).make();
        Map<String, Object> place = place();
        Path file = folder.resolve("backups").resolve(made.name());
        assertThat(command("restore", file, key, place)).as(said).isZero();
        Map<String, Long> before = counts(place);

        assertThat(command("restore", file, key, place)).isOne();

        assertThat(said).contains("empty");
        assertThat(counts(place)).isEqualTo(before);
    }

    @Test
    void a_damaged_backup_restores_nothing() throws Exception {
        Path key = key();
        Path file = folder.resolve("backups").resolve(folder(key).make().name());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 5] ^= 1;
        Files.write(file, bytes);
        Map<String, Object> place = place();

        assertThat(command("restore", file, key, place)).isOne();

        assertThat(said).contains("Nothing was restored");
        if (TestDatabase.isPostgres()) {
            // A short backup is refused before its first table, a long one before its first row.
            long tables = count(place, "select count(*) from information_schema.tables where table_name = 'patient'");
            assertThat(tables == 0 ? 0 : count(place, "select count(*) from patient"))
                    .isZero();
        } else {
            assertThat(h2File(place)).doesNotExist();
        }
    }

    /** Check 67. */
    @Test
    void without_its_key_it_tells_nothing() throws Exception {
        new BookingDesk(api).patient("Kanarienvogel", "Zwitscher");
        Path key = key();
        Path file = folder.resolve("backups").resolve(folder(key).make().name());

        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes)
                .doesNotContain("Kanarienvogel")
                .doesNotContain("Zwitscher")
                .doesNotContain("create table");
        assertThat(bytes).doesNotContainPattern(Pattern.compile("PK\\x03\\x04.{0,30}about"));
        Map<String, Object> place = place();
        assertThat(command("restore", file, key(), place)).isOne();
        assertThat(said).contains("another key");
        try (var left = Files.list(folder.resolve("backups"))) {
            assertThat(left).as("nothing unsealed stays beside it").containsExactly(file);
        }
    }

    @Test
    void only_as_many_are_kept_as_configured() throws Exception {
        BackupFolder backups = folder(key());
        for (int i = 0; i < 4; i++) {
            backups.make();
            clock.advance(Duration.ofMinutes(15));
        }

        try (var left = Files.list(folder.resolve("backups"))) {
            assertThat(left).hasSize(3);
        }
        assertThat(backups.newest()).map(BackupFile::madeAt).contains(Instant.parse("2026-11-23T08:45:00Z"));
    }

    @Test
    void Check_66_the_next_is_made_when_the_newest_is_old_enough_and_holds_what_was_acknowledged_until_then()
            throws Exception {
        Path key = key();
        BackupFolder backups = folder(key);
        backups.makeWhenDue();
        clock.advance(Duration.ofMinutes(15).minusSeconds(1));
        BookingDesk desk = new BookingDesk(api);
        UUID acknowledged = BookingDesk.id(
                desk.book(desk.acceptedEpisode(), desk.newPlace(), Instant.parse("2026-12-02T15:00:00Z"), 60));
        backups.makeWhenDue();
        assertThat(backups.newest()).map(BackupFile::madeAt).contains(TestClock.START);

        clock.advance(Duration.ofSeconds(1));
        backups.makeWhenDue();
        BackupFile newest = backups.newest().orElseThrow();
        assertThat(newest.madeAt()).isEqualTo(TestClock.START.plus(Duration.ofMinutes(15)));
        Map<String, Object> place = place();
        assertThat(command("restore", folder.resolve("backups").resolve(newest.name()), key, place))
                .as(said)
                .isZero();
        assertThat(cells(place, acknowledged)).isPositive();
    }

    @Test
    void Check_66_a_backup_every_ten_minutes_leaves_four_to_make_it_before_a_quarter_of_an_hour_is_lost()
            throws Exception {
        Duration every = Duration.ofMinutes(10);
        Duration betweenLooks = Duration.ofMillis(BackupFolder.class
                .getDeclaredMethod("makeWhenDue")
                .getAnnotation(Scheduled.class)
                .fixedDelay());
        BackupFolder backups = folder(key(), every);
        backups.makeWhenDue();
        // The unluckiest look: a moment later the newest would have been old enough.
        clock.advance(every.minusSeconds(1));
        backups.makeWhenDue();
        clock.advance(betweenLooks);

        Duration lost = Duration.between(backups.newest().orElseThrow().madeAt(), clock.instant());
        backups.makeWhenDue();

        assertThat(lost).isBetween(every, Duration.ofMinutes(15 - 4));
        assertThat(backups.newest().orElseThrow().madeAt()).isEqualTo(clock.instant());
    }

    private void book(AtomicBoolean enough, ConcurrentLinkedQueue<UUID> acknowledged, CountDownLatch some) {
        BookingDesk desk = new BookingDesk(api);
        while (!enough.get()) {
            var booked = desk.book(desk.acceptedEpisode(), desk.newPlace(), Instant.parse("2026-12-01T15:00:00Z"), 60);
            if (booked.status() == 201) {
                acknowledged.add(BookingDesk.id(booked));
                some.countDown();
            }
        }
    }

    private String said = "";

    private int command(String command, Path file, Path key, Map<String, Object> place) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(told, true, StandardCharsets.UTF_8);
        List<String> arguments =
                new ArrayList<>(List.of(command, file.toString(), "--spineline.backup.key-file=" + key));
        place.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        int code = OperationsCommand.run(both, both, arguments.toArray(String[]::new));
        said = told.toString(StandardCharsets.UTF_8);
        return code;
    }

    private BackupFolder folder(Path key) {
        return folder(key, Duration.ofMinutes(15));
    }

    private BackupFolder folder(Path key, Duration every) {
        return new BackupFolder(new BackupRules(key, folder.resolve("backups"), every, 3), database, url, clock);
    }

    private Path key() throws IOException {
        byte[] bytes = new byte[32];
        new java.security.SecureRandom().nextBytes(bytes);
        return Files.writeString(
                Files.createTempFile(folder, "backup", ".key"),
                Base64.getEncoder().encodeToString(bytes) + "\n");
    }

    private Map<String, Object> place() {
        if (TestDatabase.isPostgres()) {
            return TestDatabase.fresh();
        }
        return Map.of(
                "spring.datasource.url",
                "jdbc:h2:file:" + folder.resolve("place-" + UUID.randomUUID()) + ";WRITE_DELAY=0",
                "spring.datasource.username",
                "spineline",
                "spring.datasource.password",
                "");
    }

    private static Path h2File(Map<String, Object> place) {
        String named = place.get("spring.datasource.url").toString();
        return Path.of(named.substring("jdbc:h2:file:".length(), named.indexOf(';')) + ".mv.db");
    }

    private static ConfigurableApplicationContext started(Map<String, Object> place) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
        place.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new SpringApplicationBuilder(SpinelineApplication.class).run(arguments.toArray(String[]::new));
    }

    private static Map<String, Long> only(Map<String, Long> counts, String... tables) {
        Map<String, Long> some = new TreeMap<>(counts);
        some.keySet().retainAll(List.of(tables));
        return some;
    }

    private static Map<String, Long> counts(Map<String, Object> place) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        for (String table :
                List.of("patient", "episode", "booking", "booking_cell", "audit_event", "resource", "fracture")) {
            counts.put(table, count(place, "select count(*) from " + table));
        }
        return counts;
    }

    private static long cells(Map<String, Object> place, UUID booking) throws SQLException {
        return count(place, "select count(*) from booking_cell where booking_id = '" + booking + "'");
    }

    private static long count(Map<String, Object> place, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        place.get("spring.datasource.url").toString(),
                        place.get("spring.datasource.username").toString(),
                        place.get("spring.datasource.password").toString());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
