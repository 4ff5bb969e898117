package org.spineline.audit.application;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.audit.application.AuditRequests.TrailVerdict;
import org.spineline.audit.domain.AuditAnchor;
import org.spineline.audit.domain.AuditKeys;
import org.spineline.audit.domain.AuditProperties;
import org.spineline.kernel.time.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the whole chain and says where it first does not fit. Writes nothing. */
@Component
public class TrailVerifier {
    private static final int BATCH = 1000;

    /** A sealer that works needs two seconds. */
    private static final Duration UNSEALED_TOO_LONG = Duration.ofSeconds(60);

    private static final String START = "0".repeat(64);

    private final JdbcClient client;
    private final AuditKeys keys;
    private final AuditProperties properties;
    private final Clock clock;

    public TrailVerifier(JdbcClient client, AuditKeys keys, AuditProperties properties, Clock clock) {
        this.client = client;
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    /** What can be wrong with the trail. */
    public enum Flaw {
        /** A place of the chain is missing. */
        GAP,
        /** The row at this place is gone. */
        ROW_REMOVED,
        /** The row at this place is not as it was written. */
        ROW_CHANGED,
        /** The row at this place was not written by Spineline. */
        ROW_FORGED,
        /** The places are not in the order in which they were given. */
        CHAIN_BROKEN,
        /** An anchor is not signed by this trail's key. */
        ANCHOR_FORGED,
        /** The chain is not the one that was anchored. */
        ANCHOR_MISMATCH,
        /** The chain ends before a place that was anchored, or before its own head. */
        CUT_OFF,
        /** Rows wait for their place for more than a minute. */
        UNSEALED,
        /** The file of anchors is configured and cannot be read. */
        ANCHOR_FILE_AWAY
    }

    public TrailVerdict verify() {
        Instant now = clock.instant();
        SortedMap<Long, AuditAnchor> anchors = new TreeMap<>();
        // Anchors before the head: what is anchored meanwhile would seem to be cut off.
        List<AuditAnchor> anchored = new java.util.ArrayList<>(anchorsOfDatabase());
        Path file = properties.anchorFile();
        if (file != null && Files.exists(file)) {
            Optional<List<AuditAnchor>> filed = anchorsOf(file);
            if (filed.isEmpty()) {
                return new TrailVerdict(false, 0, 0, null, Flaw.ANCHOR_FILE_AWAY, now);
            }
            anchored.addAll(filed.get());
        }
        for (AuditAnchor anchor : anchored) {
            if (!anchor.isSignedBy(keys)) {
                return new TrailVerdict(false, 0, 0, anchor.seq(), Flaw.ANCHOR_FORGED, now);
            }
            AuditAnchor other = anchors.putIfAbsent(anchor.seq(), anchor);
            if (other != null && !other.hash().equals(anchor.hash())) {
                return new TrailVerdict(false, 0, 0, anchor.seq(), Flaw.ANCHOR_MISMATCH, now);
            }
        }
        return walk(anchors, now);
    }

    private TrailVerdict walk(SortedMap<Long, AuditAnchor> anchors, Instant now) {
        Link head = client.sql("select seq, hash from audit_head where id = 1")
                .query((row, number) -> new Link(row.getLong("seq"), null, "", row.getString("hash"), null))
                .optional()
                .orElse(new Link(0, null, "", START, null));
        long lastAnchored = anchors.isEmpty() ? 0 : anchors.lastKey();
        long seq = 0;
        String previous = START;
        boolean macsBegun = false;
        for (List<Link> links = links(0); !links.isEmpty(); links = links(seq)) {
            for (Link link : links) {
                seq++;
                Flaw flaw = flaw(link, seq, previous, macsBegun, anchors.get(seq));
                if (flaw != null) {
                    return new TrailVerdict(false, seq - 1, lastAnchored, seq, flaw, now);
                }
                StoredEntry row = link.row();
                macsBegun |= row != null && !row.isOlderThanSeal();
                previous = link.hash();
            }
        }
        if (seq < Math.max(head.seq(), lastAnchored)) {
            return new TrailVerdict(false, seq, lastAnchored, seq + 1, Flaw.CUT_OFF, now);
        }
        return client.sql("select count(*) from audit_event e where e.recorded_at < ?"
                                        + " and not exists (select 1 from audit_seal s where s.event_id = e.id)")
                                .param(SqlTime.utc(now.minus(UNSEALED_TOO_LONG)))
                                .query(Long.class)
                                .single()
                        > 0
                ? new TrailVerdict(false, seq, lastAnchored, null, Flaw.UNSEALED, now)
                : new TrailVerdict(true, seq, lastAnchored, null, null, now);
    }

    private @Nullable Flaw flaw(
            Link link, long expected, String previous, boolean macsBegun, @Nullable AuditAnchor anchor) {
        if (link.seq() != expected) {
            return Flaw.GAP;
        }
        StoredEntry row = link.row();
        if (row == null) {
            return Flaw.ROW_REMOVED;
        }
        if (row.isOlderThanSeal() && macsBegun) {
            return Flaw.ROW_FORGED;
        }
        if (!row.isUntouched(keys)) {
            return Flaw.ROW_CHANGED;
        }
        if (!link.previous().equals(previous)
                || !keys.isLink(expected, previous, row.entry(), row.macOrNone(), link.hash())) {
            return Flaw.CHAIN_BROKEN;
        }
        return anchor != null && !anchor.hash().equals(link.hash()) ? Flaw.ANCHOR_MISMATCH : null;
    }

    private List<Link> links(long after) {
        return client.sql("select s.seq, s.event_id, s.previous_hash, s.hash, " + StoredEntry.COLUMNS
                        + " from audit_seal s left join audit_event e on e.id = s.event_id"
                        + " where s.seq > ? order by s.seq limit " + BATCH)
                .param(after)
                .query(TrailVerifier::link)
                .list();
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(
                row.getLong("seq"),
                row.getObject("event_id", UUID.class),
                row.getString("previous_hash"),
                row.getString("hash"),
                row.getObject("id", UUID.class) == null ? null : StoredEntry.of(row, number));
    }

    private List<AuditAnchor> anchorsOfDatabase() {
        return client.sql("select seq, hash, anchored_at, public_key, signature from audit_anchor")
                .query((row, number) -> new AuditAnchor(
                        row.getLong("seq"),
                        row.getString("hash"),
                        SqlTime.instant(row, "anchored_at").truncatedTo(ChronoUnit.MICROS),
                        row.getString("public_key"),
                        row.getString("signature")))
                .list();
    }

    /** Empty if the file cannot be read or a line of it is none of ours. */
    private static Optional<List<AuditAnchor>> anchorsOf(Path file) {
        try {
            List<Optional<AuditAnchor>> lines = Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                    .map(AuditAnchor::of)
                    .toList();
            return lines.stream().anyMatch(Optional::isEmpty)
                    ? Optional.empty()
                    : Optional.of(lines.stream().flatMap(Optional::stream).toList());
        } catch (IOException away) {
            return Optional.empty();
        }
    }

    private record Link(long seq, @Nullable UUID event, String previous, String hash, @Nullable StoredEntry row) {}
}
