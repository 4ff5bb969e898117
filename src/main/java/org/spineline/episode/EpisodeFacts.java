package org.spineline.episode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;

/**
 * The clinical side of an episode, for those who argue about it. Null is "not recorded".
 *
 * @param painAtRest at referral, numeric rating scale 0 to 10
 * @param painOnMovement at referral, numeric rating scale 0 to 10
 * @param rmdq Roland–Morris statements ticked, 0 to 24
 * @param technique planned; null until accepted
 * @param plannedLevels in anatomical order; empty until accepted
 * @param answered sentences of the radiologist by code of the relative contraindication
 */
public record EpisodeFacts(
        UUID id,
        UUID patientId,
        int number,
        EpisodeStatus status,
        Urgency urgency,
        Indication indication,
        CareSetting setting,
        String referrerName,
        @Nullable String referrerOrganisation,
        @Nullable Integer painAtRest,
        int painOnMovement,
        @Nullable PainCourse painCourse,
        @Nullable Integer rmdq,
        @Nullable String nonSurgicalCare,
        @Nullable NonSurgicalResult nonSurgicalResult,
        @Nullable String goals,
        List<RedFlag> redFlags,
        List<FractureFact> fractures,
        @Nullable Technique technique,
        List<VertebralLevel> plannedLevels,
        Map<String, String> answered,
        @Nullable String decidedByName,
        @Nullable Instant decidedAt,
        Instant referredAt) {

    /** One broken vertebra. */
    public record FractureFact(VertebralLevel level, LocalDate onset, FractureMechanism mechanism) {}
}
