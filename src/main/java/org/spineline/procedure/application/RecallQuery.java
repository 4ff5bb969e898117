package org.spineline.procedure.application;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.procedure.NoteStatus;
import org.spineline.procedure.application.RecallRequests.MatchedBy;
import org.spineline.procedure.application.RecallRequests.RecalledItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every level on which a lot was used, over all notes, in one statement. Each part of the union answers from an index of
 * its own; one condition with "or" would read the whole table.
 */
@Component
class RecallQuery {
    private static final String COLUMNS =
            "n.id as note_id, n.status, n.patient_id, n.ended_at, n.signed_by_name, t.vertebral_level, t.cement_product,"
                    + " t.cement_lot, t.balloon_model, t.cement_ml_left, t.cement_ml_right";
    private static final String FROM = " from treated_level t join procedure_note n on n.id = t.note_id where ";
    private static final String SQL = "select " + COLUMNS + ", t.cement_lot_id as lot_id, 'CEMENT' as item,"
            + " 'CATALOGUE' as matched" + FROM + "t.cement_lot_id in (:lots)"
            + " union all select " + COLUMNS + ", t.balloon_lot_id, 'BALLOON', 'CATALOGUE'" + FROM
            + "t.balloon_lot_id in (:lots)"
            + " union all select " + COLUMNS + ", null, 'CEMENT', 'TYPED_NUMBER'" + FROM
            + "t.cement_lot_key = :lotKey and t.cement_lot_id is null";

    private final JdbcClient jdbc;

    RecallQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One level.
     *
     * @param lotId null where only the number was typed
     */
    record Found(
            UUID noteId,
            NoteStatus status,
            UUID patientId,
            @Nullable Instant endedAt,
            @Nullable String signedBy,
            VertebralLevel level,
            @Nullable String cementProduct,
            @Nullable String cementLot,
            @Nullable String balloonModel,
            @Nullable BigDecimal mlLeft,
            @Nullable BigDecimal mlRight,
            @Nullable UUID lotId,
            RecalledItem item,
            MatchedBy matchedBy) {
        /** Both sides of the cement; null when neither is recorded, and for a balloon. */
        @Nullable
        BigDecimal millilitres() {
            if (item != RecalledItem.CEMENT || (mlLeft == null && mlRight == null)) {
                return null;
            }
            BigDecimal left = mlLeft == null ? BigDecimal.ZERO : mlLeft;
            return mlRight == null ? left : left.add(mlRight);
        }
    }

    /** @param lotKey the number as numbers are compared; no note has an empty one */
    List<Found> find(Collection<UUID> lots, String lotKey) {
        // Neither database takes an empty list; no lot has this id.
        Collection<UUID> wanted = lots.isEmpty() ? List.of(new UUID(0, 0)) : lots;
        return jdbc.sql(SQL)
                .param("lots", wanted)
                .param("lotKey", lotKey)
                .query(RecallQuery::row)
                .list();
    }

    private static Found row(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Found(
                row.getObject("note_id", UUID.class),
                NoteStatus.valueOf(row.getString("status")),
                row.getObject("patient_id", UUID.class),
                ended == null ? null : ended.toInstant(),
                row.getString("signed_by_name"),
                VertebralLevel.valueOf(row.getString("vertebral_level")),
                row.getString("cement_product"),
                row.getString("cement_lot"),
                row.getString("balloon_model"),
                row.getBigDecimal("cement_ml_left"),
                row.getBigDecimal("cement_ml_right"),
                row.getObject("lot_id", UUID.class),
                RecalledItem.valueOf(row.getString("item")),
                MatchedBy.valueOf(row.getString("matched")));
    }
}
