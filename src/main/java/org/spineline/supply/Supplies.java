package org.spineline.supply;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The stock as the procedure note uses it. */
public interface Supplies {
    /** Lots that exist among these, in no order. */
    List<LotView> lots(Collection<UUID> ids);

    /**
     * Takes what a signed note used out of the stock, once for each note: told again, nothing more is taken. Stock may fall
     * below zero, because what is implanted is implanted whatever the shelf says; the low-stock view shows it.
     */
    void used(UUID noteId, List<LotUse> uses);

    /**
     * Sets right what a note took from a lot; nothing happens where it took so many.
     *
     * @param units opened in truth, at least 1
     */
    void corrected(UUID noteId, UUID lotId, int units);

    /** What a note took and did not give back, one row for a lot; in no order. */
    List<LotOpened> openedBy(UUID noteId);

    /** What notes took from these lots and did not give back; in no order. One query. */
    List<LotOpened> openedOf(Collection<UUID> lots);

    /** Gives back what a note took, corrections included, for one that was voided. */
    void givenBack(UUID noteId);
}
