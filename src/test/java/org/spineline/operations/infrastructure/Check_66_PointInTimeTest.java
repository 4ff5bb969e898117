package org.spineline.operations.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.spineline.access.Role;
import org.spineline.audit.VerifyRun;
import org.spineline.audit.application.TrailSealer;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.BookingDesk.Place;
import org.spineline.support.RunningServer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * The machine of the database is gone; there are a base, taken while it worked, and what it archived since. How to archive
 * and how to come back are the lines of {@code operations.md}: they are read from there.
 */
@Tag("database")
@EnabledIf("org.spineline.support.TestDatabase#isPostgres")
class Check_66_PointInTimeTest {
    private static final Instant NINE = Instant.parse("2026-12-01T14:00:00Z");
    private static final Duration PROMISED = Duration.ofMinutes(5);

    /** What a base leaves out: the log, which the archive has, and what belongs to the process that ran. */
    private static final Set<String> NOT_IN_A_BASE = Set.of("pg_wal", "postmaster.pid", "postmaster.opts", "epg-lock");

    @TempDir
    private static Path home;

    private static Path base;
    private static Path saved;
    private static Place place;
    private static UUID inTheBase;
    private static UUID archived;
    private static String beforeTheMistake;
    private static UUID mistake;
    private static UUID neverArchived;

    @BeforeAll
    static void the_machine_is_lost() throws Exception {
        base = home.resolve("base");
        saved = home.resolve("saved");
        Path archive = Files.createDirectory(home.resolve("archive"));
        Path folder = home.resolve("lost");
        List<String> archiving = lines(archive, "wal_level", "archive_mode", "archive_timeout", "archive_command");
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setDataDirectoryCustomizer(made -> append(made.toPath(), archiving))
                // It ends otherwise.
                .setRegisterShutdownHook(false)
                .start();
        JdbcClient jdbc = JdbcClient.create(server.getPostgresDatabase());
        assertThat(seconds(jdbc, "archive_timeout")).isLessThan(PROMISED.toSeconds());
        try (RunningServer spineline = RunningServer.on(settings(server))) {
            BookingDesk desk = new BookingDesk(spineline.api());
            place = desk.newPlace();
            inTheBase = booked(desk, 0);
            copyBase(server, folder);
            archived = booked(desk, 1);
            spineline.bean(TrailSealer.class).round();
            beforeTheMistake = jdbc.sql("select cast(clock_timestamp() as varchar)")
                    .query(String.class)
                    .single();
            mistake = booked(desk, 2);
            spineline.bean(TrailSealer.class).round();
            awaitArchivedByTheClock(jdbc);

            Files.move(archive, saved);
            neverArchived = booked(desk, 3);
            await().until(() -> number(jdbc, "select failed_count from pg_stat_archiver") > 0);
        } finally {
            kill(folder);
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void Check_66_everything_that_was_archived_comes_back_and_nothing_else_is_lost() throws Exception {
        try (EmbeddedPostgres restored = restored("end", lines(saved, "restore_command"))) {
            assertTheTrailIsWhole(restored);
            try (RunningServer spineline = RunningServer.on(settings(restored))) {
                for (UUID booking : List.of(inTheBase, archived, mistake)) {
                    assertThat(seen(spineline, booking).status()).isEqualTo(200);
                }
                assertThat(seen(spineline, neverArchived).status()).isEqualTo(404);
                // The time of the lost one is free, the others are taken.
                BookingDesk desk = new BookingDesk(spineline.api());
                assertThat(desk.book(desk.acceptedEpisode(), place, at(2), 60).status())
                        .isEqualTo(409);
                booked(desk, 3);
            }
        }
    }

    @Test
    void Check_66_who_names_the_moment_before_a_mistake_gets_what_was_before_it() throws Exception {
        List<String> back = lines(saved, "restore_command", "recovery_target_time", "recovery_target_action").stream()
                .map(line -> line.replaceFirst("^(recovery_target_time =).*", "$1 '" + beforeTheMistake + "'"))
                .toList();

        try (EmbeddedPostgres restored = restored("moment", back)) {
            assertTheTrailIsWhole(restored);
            assertThat(JdbcClient.create(restored.getPostgresDatabase())
                            .sql("select id from booking")
                            .query(UUID.class)
                            .set())
                    .containsExactlyInAnyOrder(inTheBase, archived);
        }
    }

    /** Nobody forces it: what the setting promises has to come by itself, and the test has not as long. */
    private static void awaitArchivedByTheClock(JdbcClient jdbc) {
        String written = jdbc.sql("select pg_walfile_name(pg_current_wal_lsn())")
                .query(String.class)
                .single();
        jdbc.sql("alter system set archive_timeout = '1s'").update();
        jdbc.sql("select pg_reload_conf()").query(Boolean.class).single();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select last_archived_wal >= ? from pg_stat_archiver")
                        .param(written)
                        .query(Boolean.class)
                        .single());
    }

    /** What {@code pg_basebackup} does, which is not among the binaries of the tests. */
    private static void copyBase(EmbeddedPostgres server, Path from) throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('base', true)");
            copy(from, base);
            try (var label = statement.executeQuery("select labelfile from pg_backup_stop()")) {
                label.next();
                Files.writeString(base.resolve("backup_label"), label.getString(1));
            }
        }
        Files.createDirectory(base.resolve("pg_wal"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (NOT_IN_A_BASE.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (NOT_IN_A_BASE.contains(file.getFileName().toString())) {
                    return FileVisitResult.CONTINUE;
                }
                try {
                    Files.copy(file, to.resolve(from.relativize(file)));
                } catch (NoSuchFileException gone) {
                    return visitFileFailed(file, gone);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                // The server works: a file may be gone before it is looked at, and the archive has what happened to it.
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }
        });
    }

    private static EmbeddedPostgres restored(String name, List<String> back) throws Exception {
        Path folder = home.resolve(name);
        FileSystemUtils.copyRecursively(base, folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        append(folder, back);
        append(folder, lines(Files.createDirectory(home.resolve(name + "-archive")), "archive_command"));
        Files.createFile(folder.resolve("recovery.signal"));
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .start();
        JdbcClient jdbc = JdbcClient.create(server.getPostgresDatabase());
        await().atMost(Duration.ofSeconds(30)).until(() -> !jdbc.sql("select pg_is_in_recovery()")
                .query(Boolean.class)
                .single());
        return server;
    }

    private static void append(Path folder, List<String> lines) {
        try {
            Files.write(folder.resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** The lines of the page that set these, with a folder of the test. */
    private static List<String> lines(Path archive, String... settings) throws IOException {
        List<String> page = Files.readAllLines(Path.of("src/docs/operations.md"));
        return Stream.of(settings)
                .map(setting -> page.stream()
                        .filter(line -> line.startsWith("    " + setting + " = "))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("The page does not say " + setting)))
                .map(line -> line.strip().replace("/mnt/archive", archive.toString()))
                .toList();
    }

    /** All of it at once, without a word to any of its processes. */
    private static void kill(Path folder) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0));
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    private static Map<String, Object> settings(EmbeddedPostgres server) {
        return Map.of(
                "spring.datasource.url", server.getJdbcUrl("postgres", "postgres"),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "");
    }

    private static void assertTheTrailIsWhole(EmbeddedPostgres server) {
        JdbcClient jdbc = JdbcClient.create(server.getPostgresDatabase());
        assertThat(number(jdbc, "select count(*) from audit_event"))
                .isPositive()
                .isEqualTo(number(jdbc, "select count(*) from audit_seal"));
        String[] arguments = settings(server).entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        assertThat(VerifyRun.run(System.out, arguments)).isZero();
    }

    private static UUID booked(BookingDesk desk, int day) {
        Answer booked = desk.book(desk.acceptedEpisode(), place, at(day), 60);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        return BookingDesk.id(booked);
    }

    private static Instant at(int day) {
        return NINE.plus(Duration.ofDays(day));
    }

    private static Answer seen(RunningServer spineline, UUID booking) {
        return spineline.api().as(Role.NURSE).get("/api/bookings/{id}", booking);
    }

    private static long seconds(JdbcClient jdbc, String setting) {
        return number(jdbc, "select setting from pg_settings where name = '" + setting + "'");
    }

    private static long number(JdbcClient jdbc, String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
