package org.spineline.booking.domain.plan;

import java.util.List;
import java.util.UUID;

/**
 * Who does it, and with what.
 *
 * @param others sedation provider and equipment, without order
 */
public record PlanTeam(UUID operatorId, List<UUID> others) {
    public PlanTeam {
        others = others.stream().sorted().toList();
    }
}
