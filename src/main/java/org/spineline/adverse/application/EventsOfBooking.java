package org.spineline.adverse.application;

import java.util.List;
import java.util.UUID;
import org.spineline.access.SystemUse;
import org.spineline.adverse.AdverseEventSummary;
import org.spineline.adverse.AdverseEvents;
import org.spineline.adverse.domain.AdverseEventRepository;
import org.spineline.adverse.domain.AdverseEventRules;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adverse events as other modules see them. */
@Service
@SystemUse("Asked by whoever already shows the procedure")
@Transactional(readOnly = true)
class EventsOfBooking implements AdverseEvents {
    private final AdverseEventRepository events;
    private final AdverseEventRules rules;

    EventsOfBooking(AdverseEventRepository events, AdverseEventRules rules) {
        this.events = events;
        this.rules = rules;
    }

    @Override
    public List<AdverseEventSummary> ofBooking(UUID bookingId) {
        return events.findAllByBookingIdAndWithdrawnAtIsNullOrderByFactsOccurredAtAscIdAsc(bookingId).stream()
                .map(event -> new AdverseEventSummary(
                        event.getId(),
                        event.getFacts().occurredAt(),
                        rules.shown(event.getFacts()),
                        rules.shown(event.getFacts().scheme(), event.getFacts().grade()),
                        event.getFacts().action()))
                .toList();
    }
}
