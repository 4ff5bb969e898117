package org.spineline.workup.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.SystemUse;
import org.spineline.episode.EpisodePainContributor;
import org.spineline.episode.EpisodeTimelineContributor;
import org.spineline.episode.PainContext;
import org.spineline.episode.PainPoint;
import org.spineline.episode.TimelineEntry;
import org.spineline.episode.TimelineKind;
import org.spineline.episode.TimelineStatus;
import org.spineline.workup.domain.PreCheck;
import org.spineline.workup.domain.PreCheckRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the patient said before the procedure: a line of the timeline each time, and the scores for the pain trend. */
@Service
@SystemUse("Asked by the episode, which filters by permission")
@Transactional(readOnly = true)
class PreCheckCourse implements EpisodePainContributor, EpisodeTimelineContributor {
    private final PreCheckRepository checks;

    PreCheckCourse(PreCheckRepository checks) {
        this.checks = checks;
    }

    @Override
    public Permission requires() {
        return Permission.READINESS_READ;
    }

    @Override
    public List<PainPoint> painFor(UUID episodeId) {
        return checks.findAllByEpisodeIdInOrderByCreatedAt(List.of(episodeId)).stream()
                .flatMap(check -> Stream.concat(
                        point(check, PainContext.REST, check.getAnswers().painAtRest()),
                        point(check, PainContext.MOVEMENT, check.getAnswers().painOnMovement())))
                .toList();
    }

    @Override
    public List<TimelineEntry> entriesFor(UUID episodeId) {
        return checks.findAllByEpisodeIdInOrderByCreatedAt(List.of(episodeId)).stream()
                .map(check -> new TimelineEntry(
                        "pre-check-" + check.getId(),
                        TimelineKind.PRE_CHECK,
                        check.getCreatedAt(),
                        null,
                        named(check),
                        told(check),
                        TimelineStatus.DONE,
                        null))
                .toList();
    }

    /** Only what was asked: silence is no answer. */
    private static @Nullable String told(PreCheck check) {
        PreCheck.Answers answers = check.getAnswers();
        String told = Stream.of(pain(answers), flags(check), escort(answers), doses(answers))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? null : Character.toUpperCase(told.charAt(0)) + told.substring(1);
    }

    private static Optional<String> pain(PreCheck.Answers answers) {
        return Optional.ofNullable(answers.painOnMovement()).map("pain on movement %d of 10"::formatted);
    }

    private static Optional<String> flags(PreCheck check) {
        return Optional.ofNullable(check.getRedFlags())
                .map(flags -> flags.isEmpty() ? "no red flags" : "red flags reported");
    }

    private static Optional<String> escort(PreCheck.Answers answers) {
        return Optional.ofNullable(answers.escort()).map(yes -> yes ? "an escort is arranged" : "no escort");
    }

    private static Optional<String> doses(PreCheck.Answers answers) {
        return Optional.ofNullable(answers.dosesAsInstructed())
                .map(yes -> yes ? "last doses as instructed" : "last doses not as instructed");
    }

    private static Stream<PainPoint> point(PreCheck check, PainContext context, @Nullable Integer score) {
        return score == null
                ? Stream.empty()
                : Stream.of(new PainPoint(check.getCreatedAt(), context, score, named(check)));
    }

    private static String named(PreCheck check) {
        return switch (check.getKind()) {
            case CALL -> "Call before the procedure";
            case ARRIVAL -> "Arrival";
        };
    }
}
