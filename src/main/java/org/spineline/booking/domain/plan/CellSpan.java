package org.spineline.booking.domain.plan;

/** Cells of five minutes counted from the start of the plan; half-open. */
public record CellSpan(int from, int to) {
    /** @throws IllegalArgumentException if the span is empty or runs backwards */
    public CellSpan {
        if (from >= to) {
            throw new IllegalArgumentException("from %d is not before to %d".formatted(from, to));
        }
    }

    public boolean overlaps(CellSpan other) {
        return from < other.to && other.from < to;
    }

    public int length() {
        return to - from;
    }
}
