package org.spineline.booking.domain.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** One term of the calendar as it stands and of the proposal. */
@Embeddable
public record DraftTerm(
        @Enumerated(EnumType.STRING) @Column(name = "term") PlanTerm term,
        @Column(name = "amount_before") long amountBefore,
        @Column(name = "amount_after") long amountAfter,
        @Column(name = "cost_before") long costBefore,
        @Column(name = "cost_after") long costAfter) {}
