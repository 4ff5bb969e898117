package org.spineline.supply;

import java.util.List;

/** Finds lots by what is printed on them. */
public interface LotSearch {
    /** Lots of this number, of whatever product; compared as {@link #keyOf} says. */
    List<LotView> named(String lot);

    /** A lot number as numbers are compared: without case and without spaces. */
    String keyOf(String lot);
}
