package org.spineline.followup.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spineline.kernel.time.FacilityZone;

/** When and how to try again somebody who was not reached. Proposes; the nurse decides. */
public final class NextTry {
    private static final int DAYS_AHEAD = 7;

    private final FollowUpRules.Retry rules;
    private final FacilityZone facility;

    public NextTry(FollowUpRules.Retry rules, FacilityZone facility) {
        this.rules = rules;
        this.facility = facility;
    }

    /** Whom to turn to. */
    public enum Way {
        PATIENT,
        ALTERNATE,
        LETTER
    }

    /** @param because in a sentence */
    public record Proposal(Instant at, Way way, String because) {}

    /**
     * The hour of the day that was tried least, at its next chance after the least distance from now; among equals the
     * first in the order of the rules.
     *
     * @param tried when it was tried without reaching anybody, in any order
     * @param alternates how many alternate contacts are on record
     * @param letterSent whether a letter went out for this contact already
     */
    public Proposal propose(List<Instant> tried, int alternates, boolean letterSent, Instant now) {
        Map<Integer, Integer> triesAt = new HashMap<>();
        tried.forEach(at -> triesAt.merge(bandOf(at), 1, Integer::sum));
        int hour = rules.hours().stream()
                .min(Comparator.comparingInt(each -> triesAt.getOrDefault(each, 0)))
                .orElseThrow();
        Instant earliest = now.plus(Duration.ofHours(rules.leastHoursBetween()));
        Instant at = nextAt(hour, earliest);
        int tries = tried.size();
        if (tries < rules.triesBeforeOtherWay()) {
            return new Proposal(
                    at,
                    Way.PATIENT,
                    tries == 0 ? "Not tried yet." : "Tried %d times; %02d:00 was tried least.".formatted(tries, hour));
        }
        if (alternates > 0 && tries < rules.triesBeforeOtherWay() + alternates) {
            return new Proposal(
                    at, Way.ALTERNATE, "Not reached in %d tries: ring the alternate contact.".formatted(tries));
        }
        if (!letterSent) {
            return new Proposal(
                    now,
                    Way.LETTER,
                    alternates == 0
                            ? "Not reached in %d tries and no alternate contact is recorded: send a letter."
                                    .formatted(tries)
                            : "Not reached in %d tries, nor through an alternate contact: send a letter."
                                    .formatted(tries));
        }
        return new Proposal(at, Way.PATIENT, "A letter went out; %02d:00 was tried least.".formatted(hour));
    }

    /** The hour of the rules that lies nearest. */
    private int bandOf(Instant at) {
        int hour = at.atZone(facility.zone()).getHour();
        return rules.hours().stream()
                .min(Comparator.comparingInt(each -> Math.abs(each - hour)))
                .orElseThrow();
    }

    private Instant nextAt(int hour, Instant earliest) {
        LocalDate first = facility.dayOf(earliest);
        for (int day = 0; day <= DAYS_AHEAD; day++) {
            Instant at = first.plusDays(day)
                    .atTime(LocalTime.of(hour, 0))
                    .atZone(facility.zone())
                    .toInstant();
            if (!at.isBefore(earliest)) {
                return at;
            }
        }
        throw new IllegalStateException("An hour of the day comes within a week");
    }
}
