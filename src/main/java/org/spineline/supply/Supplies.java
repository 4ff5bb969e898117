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

    /** Gives back what {@link #used} took, for a note that was voided. */
    void givenBack(UUID noteId);
}
