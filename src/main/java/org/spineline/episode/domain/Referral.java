package org.spineline.episode.domain;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.CareSetting;
import org.spineline.episode.Indication;
import org.spineline.episode.NonSurgicalResult;
import org.spineline.episode.PainCourse;
import org.spineline.episode.RedFlag;
import org.spineline.episode.RmdqAnswers;
import org.spineline.episode.Urgency;

/**
 * What the referrer tells.
 *
 * @param painAtRest numeric rating scale 0 to 10, null when not recorded
 * @param painOnMovement numeric rating scale 0 to 10
 * @param rmdq Roland–Morris statements ticked, 0 to 24, null when not recorded
 * @param rmdqAnswers which they were; null when only a total is known
 */
public record Referral(
        Urgency urgency,
        Indication indication,
        CareSetting setting,
        String referrerName,
        @Nullable String referrerOrganisation,
        @Nullable String referrerPhone,
        @Nullable Integer painAtRest,
        int painOnMovement,
        @Nullable Integer rmdq,
        @Nullable RmdqAnswers rmdqAnswers,
        @Nullable String nonSurgicalCare,
        @Nullable NonSurgicalResult nonSurgicalResult,
        @Nullable PainCourse painCourse,
        @Nullable String goals,
        Set<RedFlag> redFlags,
        List<Fracture> fractures) {}
