package org.spineline.booking.domain.slots;

import java.util.List;

/** One search over one picture of the index. */
final class Search {
    Search(Horizon horizon, SlotIndex.Snapshot snapshot, SlotQuery query) {}

    SlotAnswer run() {
        return new SlotAnswer(List.of(), List.of(), 0);
    }
}
