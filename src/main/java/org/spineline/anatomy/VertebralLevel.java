package org.spineline.anatomy;

/**
 * A vertebra. Declaration order is the anatomical order, head to tail; stored by name, so that a variant added here
 * never renumbers old records. T13 and L6 exist in people with transitional anatomy only.
 */
public enum VertebralLevel {
    C3,
    C4,
    C5,
    C6,
    C7,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    T7,
    T8,
    T9,
    T10,
    T11,
    T12,
    T13,
    L1,
    L2,
    L3,
    L4,
    L5,
    L6,
    S1,
    S2,
    S3,
    S4,
    S5;

    public SpineRegion region() {
        return switch (name().charAt(0)) {
            case 'C' -> SpineRegion.CERVICAL;
            case 'T' -> SpineRegion.THORACIC;
            case 'L' -> SpineRegion.LUMBAR;
            default -> SpineRegion.SACRAL;
        };
    }

    /** True for levels only some people have; everybody else's neighbours are counted across them. */
    public boolean isVariant() {
        return this == T13 || this == L6;
    }

    /** True if no other vertebra lies between the two; the variants T13 and L6 may lie between or be missing. */
    public boolean isAdjacentTo(VertebralLevel other) {
        if (this == other) {
            return false;
        }
        int from = Math.min(ordinal(), other.ordinal());
        int to = Math.max(ordinal(), other.ordinal());
        for (int between = from + 1; between < to; between++) {
            if (!values()[between].isVariant()) {
                return false;
            }
        }
        return true;
    }
}
