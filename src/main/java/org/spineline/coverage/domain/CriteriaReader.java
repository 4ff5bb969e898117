package org.spineline.coverage.domain;

import static org.spineline.coverage.CriterionStatus.MET;
import static org.spineline.coverage.CriterionStatus.NOT_MET;
import static org.spineline.coverage.CriterionStatus.UNKNOWN;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.coverage.CriterionResult;
import org.spineline.coverage.CriterionStatus;
import org.spineline.coverage.domain.CoverageChart.Said;
import org.spineline.coverage.domain.CoverageChart.Seen;
import org.spineline.coverage.domain.CoverageRules.Criterion;
import org.spineline.episode.EpisodeFacts.FractureFact;
import org.spineline.episode.NonSurgicalResult;
import org.spineline.episode.PainCourse;
import org.spineline.kernel.time.DateWords;
import org.spineline.patient.AdministrativeSex;
import org.spineline.workup.BloodEvidence;
import org.spineline.workup.BloodItem;
import org.spineline.workup.BloodNeed;
import org.spineline.workup.BloodStatus;
import org.spineline.workup.ImagingEvidence;
import org.spineline.workup.ImagingEvidence.AtLevel;
import org.spineline.workup.Modality;
import org.spineline.workup.OfClass;

/** Answers criteria from a chart, each with the line it rests on. What is not recorded is unknown, never met. */
public final class CriteriaReader {

    /** Examinations that show oedema or uptake; a plain CT shows neither. */
    private static final Set<Modality> SHOWS_OEDEMA = Set.of(Modality.MRI, Modality.SPECT_CT, Modality.BONE_SCAN);

    private final CoverageChart chart;

    public CriteriaReader(CoverageChart chart) {
        this.chart = chart;
    }

    private record Answer(CriterionStatus status, String evidence) {}

    public CriterionResult read(Criterion criterion) {
        if (criterion.kind() == null) {
            List<CriterionResult> parts =
                    criterion.of().stream().map(this::read).toList();
            CriterionStatus status = CriterionStatus.atLeast(
                    criterion.needed(),
                    parts.stream().map(CriterionResult::status).toList());
            return new CriterionResult(criterion.id(), criterion.text(), status, deciding(parts, status), null, parts);
        }
        Answer answer = answer(criterion);
        return new CriterionResult(
                criterion.id(), criterion.text(), answer.status(), answer.evidence(), criterion.statement(), List.of());
    }

    public List<CriterionResult> readAll(List<Criterion> criteria) {
        return criteria.stream().map(this::read).toList();
    }

    /** Of a composed criterion: the lines of those parts that made it what it is. */
    private static String deciding(List<CriterionResult> parts, CriterionStatus status) {
        return parts.stream()
                .filter(part -> part.status() == status)
                .map(CriterionResult::evidence)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private Answer answer(Criterion asked) {
        return switch (Objects.requireNonNull(asked.kind())) {
            case INDICATION ->
                answer(
                        asked.indications().contains(chart.episode().indication()),
                        "Indication of the referral: " + words(chart.episode().indication()));
            case SETTING ->
                answer(
                        asked.settings().contains(chart.episode().setting()),
                        "Setting of the referral: " + words(chart.episode().setting()));
            case ONSET_WITHIN_WEEKS -> onset(limit(asked));
            case OEDEMA_OR_UPTAKE -> oedema();
            case LEVELS_WITHIN -> levelsWithin(asked);
            case LEVELS_AT_MOST ->
                chart.levels().isEmpty()
                        ? unknown("No level is chosen yet")
                        : answer(chart.levels().size() <= limit(asked), levelsCounted());
            case PAIN_AT_LEAST ->
                answer(
                        chart.pain().score() >= limit(asked),
                        "Pain on movement %d/10, %s (%s)"
                                .formatted(
                                        chart.pain().score(),
                                        DateWords.day(chart.pain().day()),
                                        chart.pain().source()));
            case NON_SURGICAL_CARE_INSUFFICIENT -> nonSurgicalCare();
            case PAIN_WORSENING -> worsening();
            case HEIGHT_LOSS_ABOVE -> heightLossAbove(limit(asked));
            case HEIGHT_LOSS_PROGRESSIVE -> heightLossProgressive();
            case KYPHOTIC_DEFORMITY ->
                any(
                        AtLevel::kyphoticAngleDegrees,
                        angle -> angle.signum() > 0,
                        "kyphotic angle %s°",
                        "No kyphotic angle is recorded");
            case RMDQ_ABOVE -> rmdq(limit(asked));
            case IMAGING_WITHIN_MONTHS -> imagingWithin(limit(asked));
            case CANAL_FREE -> canal();
            case COAGULATION_IN_LIMITS -> coagulation();
            case STABLE -> said(asked).orElseGet(() -> stable(asked.ofClasses()));
            case CORD_FREE -> said(asked).orElseGet(() -> cord(asked));
            case ALLERGY_FREE -> allergyFree(asked);
            case RED_FLAG_ABSENT ->
                flagged(asked)
                        ? new Answer(NOT_MET, "Red flag of the referral: " + words(asked.redFlag()))
                        : new Answer(MET, "Not among the red flags of the referral");
            case RED_FLAG_EXCLUDED -> excluded(asked);
            case NOT_PREGNANT -> notPregnant(asked);
            case STATEMENT -> said(asked).orElseGet(() -> unknown("Nobody has stated it yet"));
        };
    }

    /** The oldest fracture among the levels decides: it is the first to run out of time. */
    private Answer onset(int weeks) {
        List<VertebralLevel> silent = chart.levels().stream()
                .filter(level -> chart.episode().fractures().stream().noneMatch(each -> each.level() == level))
                .toList();
        Optional<FractureFact> oldest = chart.episode().fractures().stream()
                .filter(fracture -> chart.levels().contains(fracture.level()))
                .min(Comparator.comparing(FractureFact::onset));
        if (oldest.isPresent()) {
            LocalDate began = oldest.get().onset();
            boolean inTime = !chart.day().isAfter(began.plusWeeks(weeks));
            if (!inTime || silent.isEmpty()) {
                return answer(
                        inTime,
                        "%s: onset %s, %d days ago; the limit is %s"
                                .formatted(
                                        oldest.get().level(),
                                        DateWords.day(began),
                                        ChronoUnit.DAYS.between(began, chart.day()),
                                        DateWords.day(began.plusWeeks(weeks))));
            }
        }
        return unknown(silent.isEmpty() ? "No level is chosen yet" : "No onset is recorded at " + names(silent));
    }

    private Answer oedema() {
        List<String> shown = new ArrayList<>();
        List<String> denied = new ArrayList<>();
        List<VertebralLevel> silent = new ArrayList<>();
        for (VertebralLevel level : chart.levels()) {
            Optional<Seen> seen = chart.newest(
                    level,
                    each -> SHOWS_OEDEMA.contains(each.study().modality())
                            && each.finding().oedema() != null);
            if (seen.isEmpty()) {
                silent.add(level);
            } else if (Boolean.TRUE.equals(seen.get().finding().oedema())) {
                shown.add("%s: %s at %s".formatted(study(seen.get().study()), sign(seen.get()), level));
            } else {
                denied.add("%s: no %s at %s".formatted(study(seen.get().study()), sign(seen.get()), level));
            }
        }
        if (!denied.isEmpty()) {
            return new Answer(NOT_MET, String.join("; ", denied));
        }
        if (!silent.isEmpty() || shown.isEmpty()) {
            return unknown(
                    silent.isEmpty()
                            ? "No level is chosen yet"
                            : "No MRI, bone scan or SPECT with a finding at " + names(silent));
        }
        return new Answer(MET, String.join("; ", shown));
    }

    private static String sign(Seen seen) {
        return seen.study().modality() == Modality.MRI ? "oedema" : "uptake";
    }

    private Answer levelsWithin(Criterion asked) {
        VertebralLevel from = Objects.requireNonNull(asked.from());
        VertebralLevel to = Objects.requireNonNull(asked.to());
        if (chart.levels().isEmpty()) {
            return unknown("No level is chosen yet");
        }
        List<VertebralLevel> outside = chart.levels().stream()
                .filter(level -> level.compareTo(from) < 0 || level.compareTo(to) > 0)
                .toList();
        return outside.isEmpty()
                ? new Answer(MET, levelsCounted())
                : new Answer(NOT_MET, "Outside %s to %s: %s".formatted(from, to, names(outside)));
    }

    private String levelsCounted() {
        int count = chart.levels().size();
        return "%d %s: %s".formatted(count, count == 1 ? "level" : "levels", names(chart.levels()));
    }

    private Answer nonSurgicalCare() {
        NonSurgicalResult result = chart.episode().nonSurgicalResult();
        if (result == null) {
            return unknown(
                    chart.episode().nonSurgicalCare() == null
                            ? "Non-surgical care is not recorded"
                            : "What came of the non-surgical care is not recorded");
        }
        String outcome =
                switch (result) {
                    case NOT_ENOUGH -> "was not enough";
                    case NOT_TOLERATED -> "was not tolerated";
                    case ENOUGH -> "was enough";
                };
        return answer(result != NonSurgicalResult.ENOUGH, "Referral: non-surgical care " + outcome);
    }

    private Answer worsening() {
        PainCourse course = chart.episode().painCourse();
        return course == null
                ? unknown("The course of the pain is not recorded")
                : answer(course == PainCourse.WORSE, "Referral: pain " + words(course));
    }

    private Answer rmdq(int above) {
        Integer score = chart.episode().rmdq();
        return score == null
                ? unknown("The Roland–Morris score is not recorded")
                : answer(score > above, "Roland–Morris %d of 24 at referral".formatted(score));
    }

    private Answer imagingWithin(int months) {
        return chart.studies().stream()
                .filter(study -> study.modality() != Modality.DXA)
                .findFirst()
                .map(study -> answer(!study.performedOn().plusMonths(months).isBefore(chart.day()), study(study)))
                .orElseGet(() -> unknown("No imaging is recorded"));
    }

    private Answer heightLossAbove(int percent) {
        BigDecimal limit = BigDecimal.valueOf(percent);
        return any(
                AtLevel::heightLossPercent,
                loss -> loss.compareTo(limit) > 0,
                "height loss %s %%",
                "No height loss is recorded");
    }

    /** Met by one level; not met only when every level is told and none does. */
    private Answer any(
            Function<AtLevel, @Nullable BigDecimal> measure,
            Predicate<BigDecimal> holds,
            String words,
            String missing) {
        List<String> below = new ArrayList<>();
        List<VertebralLevel> silent = new ArrayList<>();
        for (VertebralLevel level : chart.levels()) {
            Optional<Seen> seen = chart.newest(level, each -> measure.apply(each.finding()) != null);
            if (seen.isEmpty()) {
                silent.add(level);
                continue;
            }
            BigDecimal value = Objects.requireNonNull(measure.apply(seen.get().finding()));
            String line = "%s: %s at %s".formatted(study(seen.get().study()), words.formatted(plain(value)), level);
            if (holds.test(value)) {
                return new Answer(MET, line);
            }
            below.add(line);
        }
        return silent.isEmpty() && !below.isEmpty()
                ? new Answer(NOT_MET, String.join("; ", below))
                : unknown(silent.isEmpty() ? missing : missing + " at " + names(silent));
    }

    private Answer heightLossProgressive() {
        List<String> stable = new ArrayList<>();
        List<VertebralLevel> silent = new ArrayList<>();
        for (VertebralLevel level : chart.levels()) {
            List<Seen> seen = chart.told(level, each -> each.finding().heightLossPercent() != null);
            if (seen.size() < 2) {
                silent.add(level);
                continue;
            }
            Seen last = seen.get(0);
            Seen first = seen.get(seen.size() - 1);
            BigDecimal now = Objects.requireNonNull(last.finding().heightLossPercent());
            BigDecimal before = Objects.requireNonNull(first.finding().heightLossPercent());
            String line = "%s: %s %% on %s, %s %% on %s"
                    .formatted(
                            level,
                            plain(before),
                            DateWords.day(first.study().performedOn()),
                            plain(now),
                            DateWords.day(last.study().performedOn()));
            if (now.compareTo(before) > 0) {
                return new Answer(MET, line);
            }
            stable.add(line);
        }
        return silent.isEmpty() && !stable.isEmpty()
                ? new Answer(NOT_MET, String.join("; ", stable))
                : unknown("Fewer than two measured heights" + (silent.isEmpty() ? "" : " at " + names(silent)));
    }

    /** The limits are those of the blood work, so that vetting and readiness never disagree. */
    private Answer coagulation() {
        List<BloodEvidence> asked = chart.coagulation().stream()
                .filter(test -> test.need() != BloodNeed.NOT_NEEDED)
                .filter(test -> test.item() != BloodItem.FIBRINOGEN || test.need() == BloodNeed.NEEDED)
                .toList();
        List<BloodEvidence> outside = with(asked, BloodStatus.OUT_OF_LIMITS);
        if (!outside.isEmpty()) {
            return new Answer(
                    NOT_MET, reasons(outside) + " Limits: " + outside.get(0).source());
        }
        List<BloodEvidence> inside = with(asked, BloodStatus.IN_ORDER);
        return !asked.isEmpty() && inside.size() == asked.size()
                ? new Answer(MET, reasons(inside))
                : unknown(reasons(asked.stream()
                        .filter(test -> test.status() != BloodStatus.IN_ORDER)
                        .toList()));
    }

    private static List<BloodEvidence> with(List<BloodEvidence> tests, BloodStatus status) {
        return tests.stream().filter(test -> test.status() == status).toList();
    }

    private static String reasons(List<BloodEvidence> tests) {
        return tests.isEmpty()
                ? "Neither INR nor platelets are recorded"
                : tests.stream().map(BloodEvidence::reason).collect(Collectors.joining(" "));
    }

    /** One class of the list at one level is enough; without a class at every level nothing is known. */
    private Answer stable(Set<OfClass> unstable) {
        List<String> fine = new ArrayList<>();
        List<VertebralLevel> silent = new ArrayList<>();
        for (VertebralLevel level : chart.levels()) {
            Optional<Seen> seen = chart.newest(level, each -> each.finding().ofClass() != null);
            if (seen.isEmpty()) {
                silent.add(level);
                continue;
            }
            OfClass found = Objects.requireNonNull(seen.get().finding().ofClass());
            String line = "%s: %s at %s".formatted(study(seen.get().study()), found, level);
            if (unstable.contains(found)) {
                return new Answer(
                        NOT_MET,
                        line + "; here "
                                + unstable.stream().sorted().map(Enum::name).collect(Collectors.joining(", "))
                                + " speak against stability");
            }
            fine.add(line);
        }
        return silent.isEmpty() && !fine.isEmpty()
                ? new Answer(MET, String.join("; ", fine))
                : unknown(
                        "No class of the fracture (OF) is recorded" + (silent.isEmpty() ? "" : " at " + names(silent)));
    }

    /**
     * A deficit together with a narrowed canal at the height of the cord stands until a physician has answered it. One
     * without the other is shown and leaves the question open: each has a line of its own above.
     */
    private Answer cord(Criterion asked) {
        VertebralLevel lowest = Objects.requireNonNull(asked.to());
        List<VertebralLevel> atCord = chart.levels().stream()
                .filter(level -> level.compareTo(lowest) <= 0)
                .toList();
        String flag = "red flag of the referral: " + words(asked.redFlag());
        if (atCord.isEmpty()) {
            return flagged(asked) || chart.levels().isEmpty()
                    ? unknown(
                            chart.levels().isEmpty()
                                    ? "No level is chosen yet"
                                    : "Every level lies below %s, but %s".formatted(lowest, flag))
                    : new Answer(MET, "Every level lies below " + lowest + "; no neurologic red flag");
        }
        Answer canal = canal(atCord);
        if (flagged(asked)) {
            return new Answer(canal.status() == NOT_MET ? NOT_MET : UNKNOWN, canal.evidence() + "; " + flag);
        }
        return canal.status() == NOT_MET
                ? unknown(canal.evidence() + "; whether it presses on the cord is not recorded")
                : canal;
    }

    private Answer canal() {
        return canal(chart.levels());
    }

    private Answer canal(List<VertebralLevel> levels) {
        List<String> free = new ArrayList<>();
        List<VertebralLevel> silent = new ArrayList<>();
        for (VertebralLevel level : levels) {
            Optional<Seen> seen = chart.newest(
                    level,
                    each -> each.finding().retropulsionMm() != null
                            || each.finding().canalCompromisePercent() != null);
            if (seen.isEmpty()) {
                silent.add(level);
                continue;
            }
            BigDecimal pushed = seen.get().finding().retropulsionMm();
            BigDecimal narrowed = seen.get().finding().canalCompromisePercent();
            String at = "%s, %s".formatted(study(seen.get().study()), level);
            if (pushed != null && pushed.signum() > 0) {
                return new Answer(NOT_MET, "%s: retropulsion %s mm".formatted(at, plain(pushed)));
            }
            if (narrowed != null && narrowed.signum() > 0) {
                return new Answer(NOT_MET, "%s: canal narrowed by %s %%".formatted(at, plain(narrowed)));
            }
            free.add(at + ": canal free");
        }
        return silent.isEmpty() && !free.isEmpty()
                ? new Answer(MET, String.join("; ", free))
                : unknown("Retropulsion and canal are not recorded" + (silent.isEmpty() ? "" : " at " + names(silent)));
    }

    private Answer allergyFree(Criterion asked) {
        String found = chart.allergies().stream()
                .filter(asked.allergies()::contains)
                .map(CriteriaReader::words)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!found.isEmpty()) {
            return new Answer(NOT_MET, "Allergy recorded: " + found);
        }
        return chart.allergies().isEmpty()
                ? unknown("No allergy is recorded, nor that there is none")
                : new Answer(MET, "Not among the allergies of the patient");
    }

    private Answer excluded(Criterion asked) {
        return said(asked)
                .orElseGet(() -> flagged(asked)
                        ? new Answer(NOT_MET, "Red flag of the referral: " + words(asked.redFlag()))
                        : unknown("Not flagged by the referrer; nobody has excluded it yet"));
    }

    private Answer notPregnant(Criterion asked) {
        if (flagged(asked)) {
            return excluded(asked);
        }
        if (chart.sex() == AdministrativeSex.MALE) {
            return new Answer(MET, "Male patient");
        }
        if (chart.ageYears() >= limit(asked)) {
            return new Answer(MET, "Age %d; not asked from %d".formatted(chart.ageYears(), limit(asked)));
        }
        return excluded(asked);
    }

    private Optional<Answer> said(Criterion asked) {
        Said said = chart.statements().get(Objects.requireNonNull(asked.statement()));
        return Optional.ofNullable(said)
                .map(each -> answer(
                        each.answer(),
                        "%s, %s: %s %s"
                                .formatted(
                                        each.byName(),
                                        DateWords.day(each.on()),
                                        each.answer() ? "yes." : "no.",
                                        each.note())));
    }

    private boolean flagged(Criterion asked) {
        return chart.episode().redFlags().contains(Objects.requireNonNull(asked.redFlag()));
    }

    private static Answer answer(boolean met, String evidence) {
        return new Answer(met ? MET : NOT_MET, evidence);
    }

    private static Answer unknown(String evidence) {
        return new Answer(UNKNOWN, evidence);
    }

    private static int limit(Criterion asked) {
        return Objects.requireNonNull(asked.limit());
    }

    private static String study(ImagingEvidence study) {
        String name =
                switch (study.modality()) {
                    case SPECT_CT -> "SPECT/CT";
                    case BONE_SCAN -> "Bone scan";
                    case RADIOGRAPH -> "Radiograph";
                    case MRI, CT, DXA -> study.modality().name();
                };
        return name + " " + DateWords.day(study.performedOn());
    }

    private static String names(List<VertebralLevel> levels) {
        return levels.stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String words(@Nullable Enum<?> value) {
        return value == null
                ? "not recorded"
                : Arrays.stream(value.name().split("_"))
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" "));
    }
}
