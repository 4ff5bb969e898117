package org.spineline.workup.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.CareSetting;
import org.spineline.episode.RedFlag;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.workup.GateCode;
import org.spineline.workup.GateStatus;
import org.spineline.workup.domain.Gates.Facts;
import org.spineline.workup.domain.Gates.Outcome;

/**
 * What the patient says when asked again shortly before the procedure. Of each question the last answer counts, and only one
 * given close enough to the procedure: an answer for a date that was moved away says nothing about the new one.
 */
final class PatientGates {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

    private final GateRules rules;
    private final FacilityZone facility;

    PatientGates(GateRules rules, FacilityZone facility) {
        this.rules = rules;
        this.facility = facility;
    }

    Outcome pain(Facts facts) {
        GateRules.PainRecheck rule = rules.painRecheck();
        Optional<Answer<Integer>> said =
                last(facts, GateCode.PAIN_RECHECK, asked -> asked.answers().painOnMovement());
        if (said.isEmpty()) {
            return new Outcome(
                    GateStatus.NOT_RECORDED, "Nobody has asked about the pain again.", rule.source(), rule.version());
        }
        Answer<Integer> pain = said.get();
        CareSetting setting = facts.plan().setting();
        if (pain.value() < rule.reviewBelow(setting)) {
            return new Outcome(
                            GateStatus.RED,
                            "Pain on movement is %d of 10 (%s), below %s: a physician reviews before anything is changed."
                                    .formatted(pain.value(), moment(pain.at()), rule.limitFor(setting)),
                            rule.source(),
                            rule.version())
                    .with(new Concern("pain", BigDecimal.valueOf(-pain.value())));
        }
        return new Outcome(
                GateStatus.GREEN,
                "Pain on movement is %d of 10 (%s).".formatted(pain.value(), moment(pain.at())),
                rule.source(),
                rule.version());
    }

    Outcome redFlags(Facts facts) {
        Optional<Answer<List<RedFlag>>> said = last(facts, GateCode.RED_FLAGS, AskedAgain::redFlags);
        if (said.isEmpty()) {
            return site(GateStatus.NOT_RECORDED, "Nobody has asked about red flags again.");
        }
        Answer<List<RedFlag>> flags = said.get();
        if (flags.value().isEmpty()) {
            return site(GateStatus.GREEN, "None reported (%s).".formatted(moment(flags.at())));
        }
        return site(
                        GateStatus.RED,
                        "Reported %s: %s. A physician reviews today."
                                .formatted(
                                        moment(flags.at()),
                                        flags.value().stream()
                                                .map(PatientGates::named)
                                                .collect(Collectors.joining(", "))))
                .with(flags.value().stream()
                        .map(flag -> Concern.of(flag.name()))
                        .toList());
    }

    Outcome escort(Facts facts) {
        return last(facts, GateCode.ESCORT, asked -> asked.answers().escort())
                .map(said -> said.value()
                        ? site(GateStatus.GREEN, "An escort is arranged (%s).".formatted(moment(said.at())))
                        : site(GateStatus.RED, "Nobody takes the patient home (%s).".formatted(moment(said.at()))))
                .orElseGet(() -> site(GateStatus.NOT_RECORDED, "Nobody has asked who takes the patient home."));
    }

    Outcome fasting(Facts facts) {
        GateRules.Fasting rule = rules.fasting();
        Optional<Answer<Instant>> food =
                last(facts, GateCode.FASTING, asked -> asked.answers().lastFoodAt());
        Optional<Answer<Instant>> fluid =
                last(facts, GateCode.FASTING, asked -> asked.answers().lastClearFluidAt());
        List<String> tooLate = new ArrayList<>();
        food.filter(answer -> isTooLate(answer, rule.foodHours(), facts))
                .ifPresent(answer -> tooLate.add("Ate %s; %d hours are asked before sedation."
                        .formatted(moment(answer.value()), rule.foodHours())));
        fluid.filter(answer -> isTooLate(answer, rule.clearFluidHours(), facts))
                .ifPresent(answer -> tooLate.add("Drank %s; %d hours are asked before sedation."
                        .formatted(moment(answer.value()), rule.clearFluidHours())));
        if (!tooLate.isEmpty()) {
            return fasting(GateStatus.RED, String.join(" ", tooLate))
                    .with(Stream.of(
                                    food.filter(answer -> isTooLate(answer, rule.foodHours(), facts))
                                            .map(answer -> soon("food", answer, facts)),
                                    fluid.filter(answer -> isTooLate(answer, rule.clearFluidHours(), facts))
                                            .map(answer -> soon("clear fluid", answer, facts)))
                            .flatMap(Optional::stream)
                            .toList());
        }
        if (food.isEmpty() || fluid.isEmpty()) {
            return fasting(
                    GateStatus.NOT_RECORDED,
                    food.isEmpty()
                            ? "When the patient last ate is not recorded."
                            : "When the patient last drank is not recorded.");
        }
        return fasting(
                GateStatus.GREEN,
                "Ate last %s, drank last %s."
                        .formatted(
                                moment(food.get().value()), moment(fluid.get().value())));
    }

    /** A hold that stands on paper does not stand when the patient says otherwise. */
    Outcome doses(Facts facts, Outcome onPaper) {
        Optional<AskedAgain> taken = recent(facts, rules.daysOfAskingAgain()).stream()
                .filter(asked -> asked.answers().dosesAsInstructed() != null)
                .reduce((earlier, later) -> later)
                .filter(asked -> Boolean.FALSE.equals(asked.answers().dosesAsInstructed()));
        if (taken.isEmpty()) {
            return onPaper;
        }
        String note = taken.get().answers().doseNote();
        String said = "The patient says the last doses were not taken as instructed (%s)%s."
                .formatted(moment(taken.get().at()), note == null ? "" : ": " + note);
        return new Outcome(
                GateStatus.RED,
                onPaper.status() == GateStatus.RED ? said + " " + onPaper.reason() : said,
                onPaper.source(),
                onPaper.version(),
                Stream.concat(Stream.of(Concern.of("doses taken")), onPaper.concerns().stream())
                        .toList());
    }

    /** An answer and when it was given. */
    private record Answer<T>(T value, Instant at) {}

    private <T> Optional<Answer<T>> last(Facts facts, GateCode code, Function<AskedAgain, @Nullable T> question) {
        GateRules.Gate gate = rules.gates().get(code);
        Integer days = gate == null ? null : gate.askedFromDaysBefore();
        List<AskedAgain> counting = days == null ? facts.plan().asked() : recent(facts, days);
        Optional<Answer<T>> last = Optional.empty();
        for (AskedAgain asked : counting) {
            T value = question.apply(asked);
            if (value != null) {
                last = Optional.of(new Answer<>(value, asked.at()));
            }
        }
        return last;
    }

    private List<AskedAgain> recent(Facts facts, int days) {
        LocalDate from = facility.dayOf(facts.reference()).minusDays(days);
        return facts.plan().asked().stream()
                .filter(asked -> !facility.dayOf(asked.at()).isBefore(from))
                .toList();
    }

    private static boolean isTooLate(Answer<Instant> intake, int hours, Facts facts) {
        return Duration.between(intake.value(), facts.reference()).compareTo(Duration.ofHours(hours)) < 0;
    }

    private static Concern soon(String what, Answer<Instant> intake, Facts facts) {
        long minutes = Duration.between(intake.value(), facts.reference()).toMinutes();
        return new Concern(what, BigDecimal.valueOf(-minutes));
    }

    private Outcome site(GateStatus status, String reason) {
        return new Outcome(status, reason, rules.source(), rules.version());
    }

    private Outcome fasting(GateStatus status, String reason) {
        return new Outcome(
                status, reason, rules.fasting().source(), rules.fasting().version());
    }

    private String moment(Instant moment) {
        return DAY_AND_TIME.format(moment.atZone(facility.zone()));
    }

    private static String named(RedFlag flag) {
        return switch (flag) {
            case NEUROLOGICAL_DEFICIT -> "new weakness or numbness";
            case INFECTION -> "fever or infection";
            case PREGNANCY -> "pregnancy";
            case MALIGNANCY_SUSPECTED -> "suspected malignancy";
            case CAUDA_EQUINA -> "bladder or bowel trouble";
        };
    }
}
