package org.spineline.nursing.domain;

import jakarta.persistence.Embeddable;
import java.util.List;

/** A score of five items, 0 to 2 each; all of them or none: a sum of four is not a score. */
@Embeddable
public record FiveItems(int first, int second, int third, int fourth, int fifth) {
    /** @param items exactly five */
    public static FiveItems of(List<Integer> items) {
        return new FiveItems(items.get(0), items.get(1), items.get(2), items.get(3), items.get(4));
    }

    public List<Integer> items() {
        return List.of(first, second, third, fourth, fifth);
    }

    /** 0 to 10. */
    public int sum() {
        return first + second + third + fourth + fifth;
    }
}
