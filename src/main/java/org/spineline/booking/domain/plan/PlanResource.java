package org.spineline.booking.domain.plan;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a room, a person or a thing can be had.
 *
 * @param hours regular hours, by start; null for what keeps no hours and is there whenever the others are
 * @param closed closures and leave
 * @param blocks time given away
 * @param fixedRoomId the only room it can be had in; null for what moves
 */
public record PlanResource(
        UUID id,
        @Nullable List<CellSpan> hours,
        List<CellSpan> closed,
        List<Block> blocks,
        @Nullable UUID fixedRoomId) {
    private static final int NEVER = Integer.MAX_VALUE;

    public PlanResource(UUID id, @Nullable List<CellSpan> hours, List<CellSpan> closed, List<Block> blocks) {
        this(id, hours, closed, blocks, null);
    }

    /** @param ownerOperatorId null when it belongs to a service and to no operator */
    public record Block(CellSpan span, @Nullable UUID ownerOperatorId) {
        boolean keepsOut(CellSpan wanted, UUID operatorId) {
            return span.overlaps(wanted) && !operatorId.equals(ownerOperatorId);
        }
    }

    /** The first rule in the way, null if there is none. */
    @Nullable
    PlanRule refusal(CellSpan wanted, UUID operatorId, int overtimeLimit) {
        for (CellSpan away : closed) {
            if (away.overlaps(wanted)) {
                return PlanRule.CLOSED;
            }
        }
        for (Block block : blocks) {
            if (block.keepsOut(wanted, operatorId)) {
                return PlanRule.BLOCK_NOT_OWNED;
            }
        }
        return overtime(wanted) > overtimeLimit ? PlanRule.OUTSIDE_HOURS : null;
    }

    boolean isTiedElsewhere(UUID roomId) {
        return fixedRoomId != null && !fixedRoomId.equals(roomId);
    }

    /** Cells after the end of the span of hours it starts in; more than any limit if it starts in none. */
    int overtime(CellSpan wanted) {
        if (hours == null) {
            return 0;
        }
        int least = NEVER;
        for (CellSpan open : hours) {
            if (wanted.from() >= open.from() && wanted.from() < open.to()) {
                least = Math.min(least, Math.max(0, wanted.to() - open.to()));
            }
        }
        return least;
    }
}
