package org.spineline.coverage.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.EpisodeFacts;
import org.spineline.episode.Technique;
import org.spineline.patient.AdministrativeSex;
import org.spineline.patient.AllergyCategory;
import org.spineline.workup.BloodEvidence;
import org.spineline.workup.ImagingEvidence;
import org.spineline.workup.ImagingEvidence.AtLevel;

/**
 * Everything the criteria are read from.
 *
 * @param day on which it is judged, in the facility
 * @param levels to be treated, or the broken ones while nothing is planned
 * @param ageYears whole years on that day
 * @param allergies of which kinds the patient has any; empty when none is recorded
 * @param pain the newest score on movement
 * @param studies newest first
 * @param coagulation INR, platelets and fibrinogen against the site's limits
 * @param statements the newest of each code
 */
public record CoverageChart(
        LocalDate day,
        EpisodeFacts episode,
        List<VertebralLevel> levels,
        @Nullable Technique technique,
        AdministrativeSex sex,
        int ageYears,
        Set<AllergyCategory> allergies,
        Pain pain,
        List<ImagingEvidence> studies,
        List<BloodEvidence> coagulation,
        Map<String, Said> statements) {

    /** @param score numeric rating scale, 0 to 10 */
    public record Pain(int score, LocalDate day, String source) {}

    /** What a physician stated. */
    public record Said(boolean answer, String note, String byName, LocalDate on) {}

    /** A finding and the examination that shows it. */
    public record Seen(ImagingEvidence study, AtLevel finding) {}

    /** The newest finding at a level that tells what is asked. */
    Optional<Seen> newest(VertebralLevel level, Predicate<Seen> tells) {
        return told(level, tells).stream().findFirst();
    }

    /** Newest first. */
    List<Seen> told(VertebralLevel level, Predicate<Seen> tells) {
        return studies.stream()
                .flatMap(study -> study.levels().stream()
                        .filter(finding -> finding.level() == level)
                        .map(finding -> new Seen(study, finding)))
                .filter(tells)
                .toList();
    }
}
