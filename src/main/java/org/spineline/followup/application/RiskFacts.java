package org.spineline.followup.application;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.spineline.adverse.AdverseEvents;
import org.spineline.booking.BookingDirectory;
import org.spineline.booking.BookingSummary;
import org.spineline.episode.CareSetting;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.followup.RiskFact;
import org.spineline.followup.domain.FollowUpPlan;
import org.spineline.followup.domain.FollowUpRules;
import org.spineline.nursing.Discharges;
import org.spineline.workup.RestartPlan;
import org.spineline.workup.RestartPlans;
import org.springframework.stereotype.Component;

/** What the record says now of a patient's risk. What it does not say is no fact: nothing is assumed. */
@Component
class RiskFacts {
    private final EpisodeDirectory episodes;
    private final BookingDirectory bookings;
    private final AdverseEvents events;
    private final Discharges discharges;
    private final RestartPlans restarts;
    private final FollowUpRules rules;

    RiskFacts(
            EpisodeDirectory episodes,
            BookingDirectory bookings,
            AdverseEvents events,
            Discharges discharges,
            RestartPlans restarts,
            FollowUpRules rules) {
        this.episodes = episodes;
        this.bookings = bookings;
        this.events = events;
        this.discharges = discharges;
        this.restarts = restarts;
        this.rules = rules;
    }

    /** @param feltLeak what the note says; nothing else knows */
    Set<RiskFact> of(UUID episodeId, int levels, boolean feltLeak) {
        Set<RiskFact> facts = EnumSet.noneOf(RiskFact.class);
        if (feltLeak) {
            facts.add(RiskFact.SYMPTOMATIC_LEAK);
        }
        boolean many = rules.risk(RiskFact.THREE_LEVELS)
                .map(FollowUpRules.Risk::leastLevels)
                .filter(least -> levels >= least)
                .isPresent();
        if (many) {
            facts.add(RiskFact.THREE_LEVELS);
        }
        List<UUID> booked =
                bookings.forEpisode(episodeId).stream().map(BookingSummary::id).toList();
        if (booked.stream().anyMatch(booking -> !events.ofBooking(booking).isEmpty())) {
            facts.add(RiskFact.ADVERSE_EVENT);
        }
        if (discharges.anyOvernight(booked)) {
            facts.add(RiskFact.OVERNIGHT);
        }
        if (restarts.of(episodeId).stream().anyMatch(RestartPlan::stopped)) {
            facts.add(RiskFact.ANTITHROMBOTIC_HELD);
        }
        if (episodes.require(episodeId).setting() == CareSetting.INPATIENT) {
            facts.add(RiskFact.INPATIENT);
        }
        return facts;
    }

    Set<RiskFact> now(FollowUpPlan plan) {
        return of(plan.getEpisodeId(), plan.getLevels().size(), plan.getRisks().contains(RiskFact.SYMPTOMATIC_LEAK));
    }
}
