package org.spineline.booking.domain.slots;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param resource the one candidate it depends on, when the reason names a kind of resource and there is only one */
public record DayWithoutSlot(LocalDate day, NoSlotReason reason, @Nullable UUID resource) {}
