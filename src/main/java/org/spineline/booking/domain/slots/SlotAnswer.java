package org.spineline.booking.domain.slots;

import java.util.List;

/**
 * @param slots by start; no two with the same start
 * @param daysWithout each searched day that has no slot, in order; days after the last wanted slot are not searched
 * @param resourceDays how many times the day of a resource was looked at: the measure of the work done
 */
public record SlotAnswer(List<Slot> slots, List<DayWithoutSlot> daysWithout, int resourceDays) {}
