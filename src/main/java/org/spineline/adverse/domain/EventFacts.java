package org.spineline.adverse.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.spineline.adverse.Causality;
import org.spineline.adverse.GradingScheme;
import org.spineline.adverse.Preventability;

/**
 * What is said of an event. Null is "not recorded".
 *
 * @param what code of the site's list
 * @param text in own words; needed where the code is {@link AdverseEventRules#OTHER}
 * @param detectedAt not before it occurred
 * @param grade of that scheme, as written: "1b"
 * @param reporter who says so
 */
@Embeddable
public record EventFacts(
        @Column(name = "kind_code") String what,
        @Column(name = "kind_text") @Nullable String text,
        @Column(name = "occurred_at") Instant occurredAt,
        @Column(name = "detected_at") @Nullable Instant detectedAt,
        @Enumerated(EnumType.STRING) @Column(name = "scheme") GradingScheme scheme,
        @Column(name = "grade") String grade,
        @Enumerated(EnumType.STRING) @Column(name = "causality") Causality causality,
        @Enumerated(EnumType.STRING) @Column(name = "preventability") @Nullable Preventability preventability,
        @Column(name = "action_taken") String action,
        @Column(name = "outcome") @Nullable String outcome,
        @Column(name = "reporter") String reporter) {}
