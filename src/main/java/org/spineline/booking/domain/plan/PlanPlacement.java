package org.spineline.booking.domain.plan;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param place null leaves the patient on the waiting list */
public record PlanPlacement(UUID caseId, @Nullable PlanPlace place, PlanTeam team) {}
