package org.spineline.episode.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.AuthorizationCheck;
import org.spineline.episode.AuthorizationCheck.Issue;
import org.spineline.episode.AuthorizationState;
import org.spineline.episode.AuthorizationStatus;
import org.spineline.episode.Technique;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.time.DateWords;

/** Holds what payers affirmed against what is planned. */
public final class AuthorizationReview {
    private static final Set<AuthorizationStatus> AFFIRMED =
            EnumSet.of(AuthorizationStatus.AFFIRMED, AuthorizationStatus.PARTLY_AFFIRMED);

    private AuthorizationReview() {}

    /**
     * @param technique planned; null while nothing is
     * @param planned levels; empty while nothing is
     * @param answers oldest first: the last word on a level counts
     * @param on day on which it must hold
     */
    public static AuthorizationCheck of(
            UUID episodeId,
            @Nullable Technique technique,
            Set<VertebralLevel> planned,
            List<PayerAuthorization> answers,
            LocalDate on) {
        List<PayerAuthorization> current =
                answers.stream().filter(each -> holds(each, on)).toList();
        if (current.stream().anyMatch(each -> each.getStatus() == AuthorizationStatus.NOT_NEEDED)) {
            return new AuthorizationCheck(episodeId, AuthorizationState.NOT_NEEDED, List.of());
        }
        Map<VertebralLevel, PayerAuthorization> lastWords = new EnumMap<>(VertebralLevel.class);
        answers.forEach(each -> each.getLevels().forEach(level -> lastWords.put(level, each)));
        List<PayerAuthorization> affirmed = current.stream()
                .filter(each -> AFFIRMED.contains(each.getStatus()) && lastWords.containsValue(each))
                .toList();
        if (affirmed.isEmpty()) {
            return withoutAffirmation(episodeId, answers, on);
        }
        List<Issue> issues = misfits(technique, planned, affirmed, lastWords);
        return new AuthorizationCheck(
                episodeId, issues.isEmpty() ? AuthorizationState.VALID : AuthorizationState.RECHECK, issues);
    }

    private static AuthorizationCheck withoutAffirmation(
            UUID episodeId, List<PayerAuthorization> answers, LocalDate on) {
        if (answers.isEmpty()) {
            return check(
                    episodeId,
                    AuthorizationState.NONE,
                    "authorization-none",
                    "No authorisation is recorded. Request it.");
        }
        if (answers.stream().anyMatch(each -> each.getStatus() == AuthorizationStatus.REQUESTED)) {
            return check(
                    episodeId,
                    AuthorizationState.AWAITING,
                    "authorization-awaited",
                    "The payer has not answered yet. Ask how far the request is.");
        }
        return answers.stream()
                .filter(each -> AFFIRMED.contains(each.getStatus()) && each.getExpiresOn() != null)
                .map(PayerAuthorization::getExpiresOn)
                .max(Comparator.naturalOrder())
                .map(ended -> check(
                        episodeId,
                        AuthorizationState.EXPIRED,
                        "authorization-expired",
                        "The authorisation ends on %s, before %s. Request a new one."
                                .formatted(DateWords.day(ended), DateWords.day(on))))
                .orElseGet(() -> check(
                        episodeId,
                        AuthorizationState.REFUSED,
                        "authorization-refused",
                        "The payer did not affirm. Send what it misses, or talk to its physician."));
    }

    private static AuthorizationCheck check(UUID episodeId, AuthorizationState state, String code, String text) {
        return new AuthorizationCheck(episodeId, state, List.of(new Issue(code, text)));
    }

    private static List<Issue> misfits(
            @Nullable Technique technique,
            Set<VertebralLevel> planned,
            List<PayerAuthorization> affirmed,
            Map<VertebralLevel, PayerAuthorization> lastWords) {
        if (technique == null || planned.isEmpty()) {
            return List.of();
        }
        List<PayerAuthorization> fitting = affirmed.stream()
                .filter(each -> each.getTechnique() == null || each.getTechnique() == technique)
                .toList();
        if (fitting.isEmpty()) {
            return List.of(new Issue(
                    "authorization-other-technique",
                    "Re-check the authorisation: it was affirmed for %s, %s is planned."
                            .formatted(
                                    affirmed.stream()
                                            .map(PayerAuthorization::getTechnique)
                                            .distinct()
                                            .map(AuthorizationReview::words)
                                            .collect(Collectors.joining(", ")),
                                    words(technique))));
        }
        Set<VertebralLevel> covered = EnumSet.noneOf(VertebralLevel.class);
        lastWords.forEach((level, answer) -> {
            if (fitting.contains(answer)) {
                covered.add(level);
            }
        });
        List<Issue> issues = new ArrayList<>();
        name(planned, covered)
                .ifPresent(missing -> issues.add(new Issue(
                        "authorization-other-levels",
                        "Re-check the authorisation: it does not name %s, which is planned.".formatted(missing))));
        name(covered, planned)
                .ifPresent(surplus -> issues.add(new Issue(
                        "authorization-more-levels",
                        "Re-check the authorisation: it names %s, which is no longer planned.".formatted(surplus))));
        return issues;
    }

    private static Optional<String> name(Set<VertebralLevel> these, Set<VertebralLevel> without) {
        String names = these.stream()
                .filter(level -> !without.contains(level))
                .sorted()
                .map(Enum::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private static boolean holds(PayerAuthorization answer, LocalDate on) {
        return answer.getExpiresOn() == null || !answer.getExpiresOn().isBefore(on);
    }

    private static String words(@Nullable Technique technique) {
        return technique == null ? "another technique" : Words.of(technique);
    }
}
