package org.spineline.workup.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One thing that speaks against a gate, so that a waiver can be held against what has become of it.
 *
 * @param what the same as long as it is the same thing, such as a level or a drug; at most 120 characters
 * @param badness in the unit of the thing, turned so that more is worse; null where there is no more or less
 */
@Embeddable
public record Concern(@Column(name = "concern") String what, @Column(name = "badness") @Nullable BigDecimal badness) {
    static Concern of(String what) {
        return new Concern(what, null);
    }

    /** Whether whoever answered for the other has answered for this one. */
    boolean isCoveredBy(Concern waived) {
        return what.equals(waived.what)
                && (badness == null || (waived.badness != null && badness.compareTo(waived.badness) <= 0));
    }
}
