package org.spineline.booking.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.application.SlotRequests.DurationBasis;
import org.spineline.booking.application.SlotRequests.DurationKind;
import org.spineline.booking.domain.DurationRules;
import org.spineline.episode.Technique;
import org.springframework.stereotype.Component;

/** How long a slot is planned. */
@Component
class Durations {
    private final DurationRules rules;

    Durations(DurationRules rules) {
        this.rules = rules;
    }

    /** @param minutes on the five-minute grid */
    record Planned(int minutes, DurationBasis basis) {}

    /** @param operatorId null: whoever */
    Planned planned(Technique technique, int levels, String sedationProtocolCode, @Nullable UUID operatorId) {
        return new Planned(
                rules.planned(technique, levels, sedationProtocolCode),
                new DurationBasis(DurationKind.CONFIG, null, null, null, rules.source(), rules.version()));
    }
}
