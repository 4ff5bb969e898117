package org.spineline.followup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spineline.followup.domain.NextTry.Way;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.support.SiteRules;

class NextTryTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final NextTry POLICY = new NextTry(
            SiteRules.of(FollowUpRules.class, "follow-up").retry(), new FacilityZone(NEW_YORK, Clock.systemUTC()));

    @Test
    void the_hour_varies_from_try_to_try() {
        Instant first = local("2026-11-24T10:05");
        assertThat(POLICY.propose(List.of(first), 0, false, first).at()).isEqualTo(local("2026-11-24T14:00"));
        Instant second = local("2026-11-24T14:00");
        assertThat(POLICY.propose(List.of(first, second), 0, false, second).at())
                .isEqualTo(local("2026-11-24T17:00"));
    }

    @Test
    void an_hour_that_comes_too_soon_is_tomorrows() {
        Instant first = local("2026-11-24T10:05");
        Instant second = local("2026-11-24T14:01");

        assertThat(POLICY.propose(List.of(first, second), 0, false, second).at())
                .as("17:00 is a minute too near")
                .isEqualTo(local("2026-11-25T17:00"));
    }

    @Test
    void after_three_tries_the_alternate_contact_is_rung_and_then_a_letter_goes_out() {
        Instant now = local("2026-11-26T17:00");
        List<Instant> two = List.of(local("2026-11-24T10:00"), local("2026-11-25T14:00"));
        List<Instant> three = List.of(two.get(0), two.get(1), now);
        List<Instant> four = List.of(two.get(0), two.get(1), now, now);

        assertThat(POLICY.propose(two, 1, false, now).way()).isEqualTo(Way.PATIENT);
        assertThat(POLICY.propose(three, 1, false, now).way()).isEqualTo(Way.ALTERNATE);
        assertThat(POLICY.propose(four, 1, false, now).way()).isEqualTo(Way.LETTER);
        assertThat(POLICY.propose(three, 0, false, now).way())
                .as("no alternate contact is recorded")
                .isEqualTo(Way.LETTER);
        assertThat(POLICY.propose(four, 1, true, now).way())
                .as("the letter went out")
                .isEqualTo(Way.PATIENT);
    }

    @Test
    void hours_are_those_of_the_facility_whatever_the_clocks_do() {
        Instant saturday = local("2026-10-31T15:00");

        assertThat(POLICY.propose(List.of(), 0, false, saturday).at()).isEqualTo(local("2026-11-01T10:00"));
    }

    private static Instant local(String moment) {
        return LocalDateTime.parse(moment).atZone(NEW_YORK).toInstant();
    }
}
