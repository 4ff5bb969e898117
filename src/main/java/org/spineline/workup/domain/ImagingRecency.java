package org.spineline.workup.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.EpisodeSummary;
import org.spineline.kernel.time.DateWords;
import org.spineline.workup.ClinicalChangeKind;
import org.spineline.workup.Modality;

/**
 * How old the pictures are on the day, against the site's own limit and each payer's, and what has happened since.
 *
 * @param performedOn of the newest study that shows fracture age; null when there is none
 * @param ageDays on the day of reference; null when there is none
 * @param withinLocalLimit null when there is nothing to judge
 * @param reimagingAsked something happened after the pictures; {@code reasons} says what
 */
public record ImagingRecency(
        @Nullable LocalDate performedOn,
        @Nullable Modality modality,
        @Nullable Long ageDays,
        int localLimitDays,
        @Nullable Boolean withinLocalLimit,
        List<PayerVerdict> payers,
        boolean reimagingAsked,
        List<String> reasons) {

    /** @param met null when there is nothing to judge */
    public record PayerVerdict(String payer, int maxAgeDays, @Nullable Boolean met, String source) {}

    /** @param newest onset of a fracture, by level, as told at referral or later */
    public record Onset(String level, LocalDate newest) {
        /** The earliest is all an episode knows of several. */
        public static Onset of(EpisodeSummary episode) {
            return new Onset(
                    episode.fractureLevels().stream().map(Enum::name).collect(Collectors.joining(", ")),
                    episode.onset());
        }
    }

    /** @param recordedAt when it was entered: on one and the same day it tells which came first */
    public record Seen(Modality modality, LocalDate performedOn, Instant recordedAt) {
        /** @param now for a study that is just being entered */
        public static Seen of(ImagingStudy study, Instant now) {
            return new Seen(study.getModality(), study.getPerformedOn(), study.isNew() ? now : study.getCreatedAt());
        }
    }

    /** @param recordedAt when it was entered */
    public record Since(ClinicalChangeKind kind, LocalDate happenedOn, Instant recordedAt) {
        public static Since of(ClinicalChange change) {
            return new Since(change.getKind(), change.getHappenedOn(), change.getCreatedAt());
        }
    }

    /** @param reference day of the procedure, or today */
    public static ImagingRecency of(
            ImagingRules rules, List<Seen> studies, List<Since> changes, List<Onset> onsets, LocalDate reference) {
        Optional<Seen> newest = studies.stream()
                .filter(study -> rules.showsAcuity().contains(study.modality()))
                .max(Comparator.comparing(Seen::performedOn).thenComparing(Seen::recordedAt));
        LocalDate performed = newest.map(Seen::performedOn).orElse(null);
        Long age = performed == null ? null : Long.valueOf(ChronoUnit.DAYS.between(performed, reference));
        List<String> reasons = newest.map(seen -> since(seen, changes, onsets)).orElse(List.of());
        return new ImagingRecency(
                performed,
                newest.map(Seen::modality).orElse(null),
                age,
                rules.amberAfterDays(),
                age == null ? null : Boolean.valueOf(age <= rules.amberAfterDays()),
                rules.payers().stream()
                        .map(payer -> new PayerVerdict(
                                payer.name(),
                                payer.maxAgeDays(),
                                age == null ? null : Boolean.valueOf(age <= payer.maxAgeDays()),
                                payer.source()))
                        .toList(),
                !reasons.isEmpty(),
                reasons);
    }

    private static List<String> since(Seen newest, List<Since> changes, List<Onset> onsets) {
        LocalDate performed = newest.performedOn();
        List<String> reasons = new ArrayList<>();
        changes.stream()
                .filter(change -> change.happenedOn().isAfter(performed)
                        || (change.happenedOn().equals(performed)
                                && change.recordedAt().isAfter(newest.recordedAt())))
                .map(change -> "%s on %s, imaging of %s."
                        .formatted(
                                change.kind() == ClinicalChangeKind.NEW_FALL ? "A new fall" : "New pain",
                                DateWords.day(change.happenedOn()),
                                DateWords.day(performed)))
                .forEach(reasons::add);
        onsets.stream()
                .filter(onset -> onset.newest().isAfter(performed))
                .map(onset -> "The fracture of %s began on %s, imaging of %s."
                        .formatted(onset.level(), DateWords.day(onset.newest()), DateWords.day(performed)))
                .forEach(reasons::add);
        return List.copyOf(reasons);
    }
}
