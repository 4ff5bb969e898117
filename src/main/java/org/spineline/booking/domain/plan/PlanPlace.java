package org.spineline.booking.domain.plan;

import java.util.UUID;

/**
 * Where and when.
 *
 * @param day position in the days of the plan
 * @param start cell
 */
public record PlanPlace(UUID roomId, int day, int start) {}
