package org.spineline.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.spineline.support.KilledProcess;

/** The power fails: whatever the server has answered "booked" to must be there afterwards. */
class KilledProcessTest {
    private static final int ENOUGH = 60;

    /** How often it really dies, and the next one starts on what is left. */
    private static final int DEATHS = Integer.getInteger("spineline.test.kills", 5);

    private static final int MOMENTS_OF_EACH = 10;
    private static final int BETWEEN = 3;
    private static final int FEW = 10;
    private static final long LITTLE_ROOM_KB = 4_096;

    @TempDir
    private Path home;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void Check_59_62_every_acknowledged_booking_survives_the_death_of_the_process_and_a_full_disk() throws Exception {
        List<UUID> acknowledged = new ArrayList<>(bookUntilKilled(ENOUGH));

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
        assertKept(acknowledged);

        long room = KilledProcess.kilobytes(home) + LITTLE_ROOM_KB;
        List<UUID> untilFull = ids(
                KilledProcess.runOnSmallDisk(home, BookingUntilKilled.class, BookingUntilKilled.ACKNOWLEDGED, room));

        assertThat(untilFull).as("there was room for some").isNotEmpty();
        // Whoever is first says it: who wrote, or somebody to whom the database closed because of it.
        assertThat(Files.readString(home.resolve("errors.txt")))
                .containsAnyOf("File too large", "The database has been closed");
        acknowledged.addAll(untilFull);
        assertKept(acknowledged);

        acknowledged.addAll(bookUntilKilled(FEW));

        assertThat(acknowledged).as("with room again it goes on").doesNotHaveDuplicates();
        assertKept(acknowledged);
    }

    /** Check 59: on one database, so that each death meets what the ones before have left. */
    @Test
    @Tag("slow")
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void the_power_may_fail_at_fifty_moments_and_nothing_that_was_acknowledged_is_lost() throws Exception {
        List<UUID> acknowledged = new ArrayList<>();
        AtomicInteger moments = new AtomicInteger();
        for (int death = 0; death < DEATHS; death++) {
            List<UUID> before = List.copyOf(acknowledged);
            acknowledged.addAll(ids(KilledProcess.run(
                    home,
                    BookingUntilKilled.class,
                    BookingUntilKilled.ACKNOWLEDGED,
                    // With room for those that are said while it is frozen.
                    MOMENTS_OF_EACH * (BETWEEN + 4) + 1,
                    BETWEEN,
                    (left, said) -> {
                        moments.incrementAndGet();
                        assertKept(
                                left,
                                Stream.concat(before.stream(), ids(said).stream())
                                        .toList());
                    })));
        }

        assertThat(moments).hasValueGreaterThanOrEqualTo(DEATHS * MOMENTS_OF_EACH);
        assertThat(acknowledged).doesNotHaveDuplicates();
        assertKept(acknowledged);
    }

    private List<UUID> bookUntilKilled(int enough) throws Exception {
        return ids(KilledProcess.run(home, BookingUntilKilled.class, BookingUntilKilled.ACKNOWLEDGED, enough));
    }

    private static List<UUID> ids(List<String> said) {
        return said.stream().map(UUID::fromString).toList();
    }

    private void assertKept(List<UUID> acknowledged) throws SQLException {
        try (Connection database = KilledProcess.database(home)) {
            assertKept(database, acknowledged);
        }
    }

    private static void assertKept(Connection database, List<UUID> acknowledged) throws SQLException {
        for (UUID booking : acknowledged) {
            assertThat(count(database, "select count(*) from booking where id = ? and status = 'BOOKED'", booking))
                    .as("booking %s", booking)
                    .isEqualTo(1);
            assertThat(count(database, "select count(*) from booking_cell where booking_id = ?", booking))
                    .as("six cells for room, operator and patient")
                    .isEqualTo(18);
            assertThat(count(database, "select count(*) from booking_history where booking_id = ?", booking))
                    .isEqualTo(1);
            assertThat(count(
                            database,
                            "select count(*) from audit_event where action = 'CREATE' and entity_id = ?",
                            booking))
                    .isEqualTo(1);
        }
        assertThat(count(
                        database,
                        "select count(*) from booking_cell where booking_id not in (select id from booking)"
                                + " and booking_id <> ?",
                        new UUID(0, 0)))
                .as("cells left over from a booking that was under way")
                .isZero();
    }

    private static long count(Connection database, String query, UUID id) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(query)) {
            statement.setObject(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
