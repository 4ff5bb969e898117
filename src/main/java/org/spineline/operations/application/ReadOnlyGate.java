package org.spineline.operations.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asked before every change. Nothing is remembered between requests: the switch works on every node at once. */
@Component
public class ReadOnlyGate {
    private static final Duration WHEN_NOBODY_KNOWS = Duration.ofMinutes(5);
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    ReadOnlyGate(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return after how long to try again; empty while changes are welcome */
    public Optional<Duration> closedFor() {
        return jdbc.sql("select expected_end from read_only_period where standing = true")
                .query((row, number) -> wait(row.getObject(1, OffsetDateTime.class)))
                .optional();
    }

    private Duration wait(@Nullable OffsetDateTime expectedEnd) {
        if (expectedEnd == null) {
            return WHEN_NOBODY_KNOWS;
        }
        Instant end = expectedEnd.toInstant();
        Duration left = Duration.between(clock.instant(), end);
        return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
    }
}
