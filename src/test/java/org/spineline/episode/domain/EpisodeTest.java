package org.spineline.episode.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.spineline.episode.EpisodeStatus.ACCEPTED;
import static org.spineline.episode.EpisodeStatus.CLOSED;
import static org.spineline.episode.EpisodeStatus.DECLINED;
import static org.spineline.episode.EpisodeStatus.INFORMATION_REQUESTED;
import static org.spineline.episode.EpisodeStatus.REFERRED;
import static org.spineline.episode.EpisodeStatus.TREATED;
import static org.spineline.episode.EpisodeStatus.WITHDRAWN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.Approach;
import org.spineline.episode.CareSetting;
import org.spineline.episode.EpisodeStatus;
import org.spineline.episode.FractureMechanism;
import org.spineline.episode.Guidance;
import org.spineline.episode.Indication;
import org.spineline.episode.PlannedLevel;
import org.spineline.episode.Technique;
import org.spineline.episode.Urgency;
import org.spineline.episode.VettingOutcome;
import org.spineline.kernel.problem.ConflictException;

class EpisodeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");

    private static final Map<EpisodeStatus, Set<EpisodeStatus>> ALLOWED = Map.of(
            REFERRED, Set.of(INFORMATION_REQUESTED, ACCEPTED, DECLINED, WITHDRAWN),
            INFORMATION_REQUESTED, Set.of(REFERRED, INFORMATION_REQUESTED, ACCEPTED, DECLINED, WITHDRAWN),
            ACCEPTED, Set.of(ACCEPTED, INFORMATION_REQUESTED, DECLINED, WITHDRAWN, TREATED),
            DECLINED, Set.of(ACCEPTED, CLOSED),
            WITHDRAWN, Set.of(CLOSED),
            TREATED, Set.of(TREATED, CLOSED),
            CLOSED, Set.of());

    @TestFactory
    Stream<DynamicTest> each_pair_of_statuses_is_allowed_or_refused_as_listed() {
        assertThat(ALLOWED).containsOnlyKeys(EpisodeStatus.values());
        return Arrays.stream(EpisodeStatus.values()).flatMap(from -> Arrays.stream(EpisodeStatus.values())
                .map(to -> DynamicTest.dynamicTest(from + " to " + to, () -> assertThat(from.mayBecome(to))
                        .isEqualTo(ALLOWED.getOrDefault(from, Set.of()).contains(to)))));
    }

    /** Statuses that something makes today, and what may be done in them. */
    @TestFactory
    Stream<DynamicTest> an_episode_moves_only_as_listed() {
        return Stream.of(REFERRED, INFORMATION_REQUESTED, ACCEPTED, DECLINED, TREATED)
                .flatMap(from -> Stream.of(INFORMATION_REQUESTED, ACCEPTED, DECLINED, TREATED)
                        .map(to -> DynamicTest.dynamicTest(from + " to " + to, () -> {
                            Episode episode = in(from);
                            if (ALLOWED.getOrDefault(from, Set.of()).contains(to)) {
                                move(episode, to);
                                assertThat(episode.getStatus()).isEqualTo(to);
                            } else {
                                var decidedAt = episode.getDecidedAt();
                                assertThatExceptionOfType(ConflictException.class)
                                        .isThrownBy(() -> move(episode, to));
                                assertThat(episode.getStatus()).isEqualTo(from);
                                assertThat(episode.getDecidedAt()).isEqualTo(decidedAt);
                            }
                        })));
    }

    @Test
    void a_refusal_leaves_the_decision_as_it_was() {
        Episode treated = in(TREATED);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> treated.vetted(vetting(VettingOutcome.DECLINED)));

        assertThat(treated.getDecisionOutcome()).isEqualTo(VettingOutcome.ACCEPTED);
        assertThat(treated.getTechnique()).isEqualTo(Technique.VERTEBROPLASTY);
        assertThat(treated.getPlannedLevels()).hasSize(1);
        assertThat(treated.getTreatedAt()).isEqualTo(NOW);
    }

    @Test
    void declining_what_was_accepted_takes_back_the_plan() {
        Episode episode = in(ACCEPTED);

        episode.vetted(vetting(VettingOutcome.DECLINED));

        assertThat(episode.getTechnique()).isNull();
        assertThat(episode.getGuidance()).isNull();
        assertThat(episode.getSedationProtocolCode()).isNull();
        assertThat(episode.getPlannedLevels()).isEmpty();
        assertThat(episode.getDecisionReason()).isEqualTo("Because");
    }

    @TestFactory
    Stream<DynamicTest> a_referral_is_corrected_only_while_it_is_open() {
        return Stream.of(REFERRED, INFORMATION_REQUESTED, ACCEPTED, DECLINED, TREATED)
                .map(status -> DynamicTest.dynamicTest(status.name(), () -> {
                    Episode episode = in(status);
                    if (status == REFERRED || status == INFORMATION_REQUESTED) {
                        episode.corrected(referral(3));
                        assertThat(episode.getPainOnMovement()).isEqualTo(3);
                    } else {
                        assertThatExceptionOfType(ConflictException.class)
                                .isThrownBy(() -> episode.corrected(referral(3)));
                        assertThat(episode.getPainOnMovement()).isEqualTo(8);
                    }
                }));
    }

    private static Episode in(EpisodeStatus status) {
        Episode episode = Episode.referred(UUID.randomUUID(), 1, referral(8));
        if (status == TREATED) {
            move(episode, ACCEPTED);
        }
        if (status != REFERRED) {
            move(episode, status);
        }
        assertThat(episode.getStatus()).isEqualTo(status);
        return episode;
    }

    private static void move(Episode episode, EpisodeStatus to) {
        switch (to) {
            case INFORMATION_REQUESTED -> episode.vetted(vetting(VettingOutcome.INFORMATION_REQUESTED));
            case ACCEPTED -> episode.vetted(vetting(VettingOutcome.ACCEPTED));
            case DECLINED -> episode.vetted(vetting(VettingOutcome.DECLINED));
            case TREATED -> episode.treated(NOW);
            case REFERRED, WITHDRAWN, CLOSED -> throw new IllegalArgumentException("Nothing does this yet: " + to);
        }
    }

    private static Vetting vetting(VettingOutcome outcome) {
        return new Vetting(
                outcome,
                Technique.VERTEBROPLASTY,
                List.of(new PlannedLevel(VertebralLevel.L1, Approach.BOTH)),
                "MODERATE",
                Guidance.values()[0],
                null,
                "Because",
                List.of(),
                UUID.randomUUID(),
                "Dr Reed",
                NOW);
    }

    private static Referral referral(int painOnMovement) {
        return new Referral(
                Urgency.ROUTINE,
                Indication.OSTEOPOROTIC,
                CareSetting.OUTPATIENT,
                "Dr Referrer",
                null,
                null,
                null,
                painOnMovement,
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                List.of(new Fracture(
                        VertebralLevel.L1, LocalDate.of(2026, 11, 2), FractureMechanism.values()[0], null)));
    }
}
