package org.spineline.audit.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.audit.domain.AuditAnchor;
import org.spineline.audit.domain.AuditKeys;
import org.spineline.audit.domain.AuditProperties;
import org.spineline.kernel.time.SqlTime;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives each row of the trail its place in the chain, moments after it was written, so that no request waits for the end of
 * a chain. On several nodes whoever holds the head's row seals; the others pass by.
 */
@Component
public class TrailSealer {
    private static final int BATCH = 500;

    /** Hardly a transaction takes longer: what became visible only now was recorded after this much before the newest. */
    private static final Duration SOON = Duration.ofMinutes(2);

    /** Should one take longer after all; looking so far back in every round costs more than all else in a busy clinic. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final Duration LATE_EVERY = Duration.ofMinutes(1);

    /** Should one take longer even than that. */
    private static final Duration EVERYTHING_EVERY = Duration.ofHours(1);

    private final JdbcClient client;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final AuditKeys keys;
    private final AuditProperties properties;
    private final Clock clock;
    private @Nullable Instant lateSeen;
    private @Nullable Instant everythingSeen;

    TrailSealer(
            JdbcClient client,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            AuditKeys keys,
            AuditProperties properties,
            Clock clock) {
        this.client = client;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    /** Seals what is new and, when it is time, anchors the end. */
    @Scheduled(
            fixedDelayString = "${spineline.audit.seal-every:2s}",
            initialDelayString = "${spineline.audit.seal-every:2s}")
    public synchronized void round() {
        Instant now = clock.instant();
        boolean everything = isDue(everythingSeen, EVERYTHING_EVERY, now);
        boolean late = isDue(lateSeen, LATE_EVERY, now);
        while (seal(everything ? null : late ? LATE : SOON, now) == BATCH) {
            // The next batch.
        }
        everythingSeen = everything ? now : everythingSeen;
        lateSeen = late ? now : lateSeen;
        anchor(now);
    }

    /** A time in the future is that of a clock that was put back since. */
    private static boolean isDue(@Nullable Instant last, Duration every, Instant now) {
        return last == null || last.isAfter(now) || !last.plus(every).isAfter(now);
    }

    /**
     * @param back how far before the newest sealed row to look for others; null looks through everything
     * @return how many rows got their place
     */
    private int seal(@Nullable Duration back, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Head> free = client.sql(
                            "select seq, hash, sealed_until from audit_head where id = 1 for update skip locked")
                    .query(TrailSealer::head)
                    .optional();
            if (free.isEmpty()) {
                return 0;
            }
            Head head = free.get();
            Instant until = head.sealedUntil();
            // A clock that was put back, or another node's: what is written from now on is older than the newest.
            Instant seen = until != null && until.isAfter(now) ? now : until;
            List<StoredEntry> rows = unsealed(back == null || seen == null ? null : seen.minus(back));
            if (!rows.isEmpty()) {
                append(head, rows);
            }
            return rows.size();
        }));
    }

    /** Rows that are older than the seal come first, so that none of them can stand after one that has a MAC. */
    private List<StoredEntry> unsealed(@Nullable Instant since) {
        String recent = since == null ? "" : "e.recorded_at >= ? and ";
        JdbcClient.StatementSpec asked = client.sql("select " + StoredEntry.COLUMNS + " from audit_event e where "
                + recent
                + "not exists (select 1 from audit_seal s where s.event_id = e.id)"
                + " order by case when e.key_id = 'before-mac' then 0 else 1 end, e.recorded_at, e.id limit " + BATCH);
        return (since == null ? asked : asked.param(SqlTime.utc(since)))
                .query(StoredEntry::of)
                .list();
    }

    private void append(Head head, List<StoredEntry> rows) {
        List<Object[]> links = new ArrayList<>();
        long seq = head.seq();
        String previous = head.hash();
        Instant until = head.sealedUntil();
        for (StoredEntry row : rows) {
            seq++;
            String hash = keys.link(seq, previous, row.entry(), row.macOrNone());
            links.add(new Object[] {seq, row.entry().id(), previous, hash});
            previous = hash;
            until = until == null || row.entry().recordedAt().isAfter(until)
                    ? row.entry().recordedAt()
                    : until;
        }
        jdbc.batchUpdate("insert into audit_seal (seq, event_id, previous_hash, hash) values (?, ?, ?, ?)", links);
        client.sql("update audit_head set seq = ?, hash = ?, sealed_until = ? where id = 1")
                .param(seq)
                .param(previous)
                .param(SqlTime.utc(Objects.requireNonNull(until)))
                .update();
    }

    private void anchor(Instant now) {
        transaction.execute(status -> {
            client.sql("select seq, hash, sealed_until from audit_head where id = 1 for update skip locked")
                    .query(TrailSealer::head)
                    .optional()
                    .filter(head -> head.seq() > 0 && isDue(head.seq(), now))
                    .ifPresent(head -> keep(
                            AuditAnchor.signed(keys, head.seq(), head.hash(), now.truncatedTo(ChronoUnit.MICROS))));
            return status;
        });
    }

    private boolean isDue(long seq, Instant now) {
        Optional<Anchored> last = client.sql("select seq, anchored_at from audit_anchor order by seq desc limit 1")
                .query((row, number) -> new Anchored(row.getLong("seq"), SqlTime.instant(row, "anchored_at")))
                .optional();
        return last.isEmpty() || last.get().seq() < seq && isDue(last.get().at(), properties.anchorEvery(), now);
    }

    private void keep(AuditAnchor anchor) {
        client.sql("insert into audit_anchor (id, seq, hash, anchored_at, public_key, signature)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .param(UUID.randomUUID())
                .param(anchor.seq())
                .param(anchor.hash())
                .param(SqlTime.utc(anchor.at()))
                .param(anchor.publicKey())
                .param(anchor.signature())
                .update();
        Path file = properties.anchorFile();
        if (file != null) {
            try {
                Files.writeString(
                        file,
                        anchor.line() + "\n",
                        StandardCharsets.US_ASCII,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException away) {
                // The anchor is undone with the transaction and tried again in the next round.
                throw new UncheckedIOException(away);
            }
        }
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        OffsetDateTime until = row.getObject("sealed_until", OffsetDateTime.class);
        return new Head(row.getLong("seq"), row.getString("hash"), until == null ? null : until.toInstant());
    }

    private record Head(long seq, String hash, @Nullable Instant sealedUntil) {}

    private record Anchored(long seq, Instant at) {}
}
