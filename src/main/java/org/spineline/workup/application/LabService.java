package org.spineline.workup.application;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.spineline.access.OpenToSignedIn;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.workup.IncomingLabResult;
import org.spineline.workup.LabIntake;
import org.spineline.workup.LabIntakeResult;
import org.spineline.workup.RefusedLabResult;
import org.spineline.workup.application.WorkupRequests.LabResultRequest;
import org.spineline.workup.application.WorkupRequests.LabResultResponse;
import org.spineline.workup.application.WorkupRequests.LabTestView;
import org.spineline.workup.domain.LabCatalogue;
import org.spineline.workup.domain.LabResult;
import org.spineline.workup.domain.LabResultRepository;
import org.spineline.workup.domain.UnitWords;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Blood work: entered by hand or taken from other systems, refused when it cannot be true. */
@Service
@Transactional
public class LabService implements LabIntake {
    private static final int KEPT_DECIMALS = 4;

    private final LabResultRepository results;
    private final LabCatalogue catalogue;
    private final EpisodeDirectory episodes;
    private final WorkupMapper mapper;
    private final Clock clock;

    LabService(
            LabResultRepository results,
            LabCatalogue catalogue,
            EpisodeDirectory episodes,
            WorkupMapper mapper,
            Clock clock) {
        this.results = results;
        this.catalogue = catalogue;
        this.episodes = episodes;
        this.mapper = mapper;
        this.clock = clock;
    }

    @OpenToSignedIn
    @Transactional(readOnly = true)
    public List<LabTestView> tests() {
        return catalogue.tests().stream().map(mapper::toView).toList();
    }

    @Requires(Permission.WORKUP_RECORD)
    public LabResultResponse record(UUID episodeId, LabResultRequest request) {
        EpisodeSummary episode = episodes.require(episodeId);
        LabCatalogue.Test test = catalogue
                .find(request.loinc())
                .orElseThrow(() -> refused("/loinc", "This test is not in the site's catalogue."));
        BigDecimal value =
                test.converted(request.value(), request.unit()).orElseThrow(() -> refused("/unit", wrongUnit(test)));
        if (!test.isPossible(value)) {
            throw refused("/value", impossible(test, value));
        }
        if (request.collectedAt().isAfter(clock.instant())) {
            throw refused("/collectedAt", "The sample would have been taken in the future.");
        }
        LabResult result =
                LabResult.entered(episode.patientId(), test.loinc(), kept(value), test.unit(), request.collectedAt());
        return shown(results.save(
                test.unit().equals(request.unit()) ? result : result.asGiven(request.value(), request.unit())));
    }

    /** Newest first: all results of the patient, whichever episode they were taken for. */
    @Requires(Permission.WORKUP_READ)
    @Transactional(readOnly = true)
    public List<LabResultResponse> of(UUID episodeId) {
        EpisodeSummary episode = episodes.require(episodeId);
        return results.findAllByPatientIdOrderByCollectedAtDesc(episode.patientId()).stream()
                .map(this::shown)
                .toList();
    }

    @Override
    @SystemUse("Called by an import that asks for its own permission")
    public LabIntakeResult take(List<IncomingLabResult> incoming) {
        Set<String> known = new HashSet<>();
        Map<String, List<IncomingLabResult>> bySystem =
                incoming.stream().collect(Collectors.groupingBy(IncomingLabResult::sourceSystem));
        bySystem.forEach((system, ofSystem) -> results.findAllBySourceSystemAndSourceIdIn(
                        system,
                        ofSystem.stream().map(IncomingLabResult::sourceId).toList())
                .forEach(stored -> known.add(system + "|" + stored.getSourceId())));
        int unchanged = 0;
        List<RefusedLabResult> refused = new ArrayList<>();
        List<LabResult> fresh = new ArrayList<>();
        for (IncomingLabResult result : incoming) {
            Optional<LabCatalogue.Test> test = catalogue.find(result.loinc());
            if (test.isEmpty()) {
                continue;
            }
            if (!known.add(result.sourceSystem() + "|" + result.sourceId())) {
                unchanged++;
                continue;
            }
            Optional<BigDecimal> value = valueOf(test.get(), result);
            if (value.isEmpty()) {
                refused.add(new RefusedLabResult(
                        result.path(),
                        result.value() == null ? unknownFinding(test.get(), result) : wrongUnit(test.get())));
            } else if (!test.get().isPossible(value.get())) {
                refused.add(new RefusedLabResult(result.path(), impossible(test.get(), value.get())));
            } else if (result.collectedAt().isAfter(clock.instant())) {
                refused.add(new RefusedLabResult(result.path(), "The sample would have been taken in the future."));
            } else {
                LabResult taken = LabResult.imported(
                        result.patientId(),
                        result.loinc(),
                        kept(value.get()),
                        test.get().unit(),
                        result.collectedAt(),
                        result.sourceSystem(),
                        result.sourceId());
                boolean asKept = result.value() == null || test.get().unit().equals(result.unit());
                fresh.add(asKept ? taken : taken.asGiven(result.value(), result.unit()));
            }
        }
        results.saveAll(fresh);
        return new LabIntakeResult(fresh.size(), unchanged, refused);
    }

    private Optional<BigDecimal> valueOf(LabCatalogue.Test test, IncomingLabResult result) {
        if (result.value() != null) {
            return test.converted(result.value(), result.unit());
        }
        List<String> choices = test.choices();
        return choices == null
                ? Optional.empty()
                : catalogue
                        .findings()
                        .meaningOf(result.found())
                        .filter(choices::contains)
                        .map(meaning -> BigDecimal.valueOf(choices.indexOf(meaning)));
    }

    /** Never guessed: a word may be a negation, and a code another laboratory's own. */
    private static String unknownFinding(LabCatalogue.Test test, IncomingLabResult result) {
        String told = result.found().stream()
                .map(code -> code.system() + "|" + code.code())
                .collect(Collectors.joining(", "));
        return "%s was left out: it was told %s. Enter it by hand."
                .formatted(
                        test.name(),
                        told.isEmpty()
                                ? "in words only"
                                : "as %s, which %s"
                                        .formatted(
                                                told,
                                                test.choices() == null
                                                        ? "is no measured value"
                                                        : "does not say " + String.join(" or ", test.choices())
                                                                + " here"));
    }

    LabResultResponse shown(LabResult result) {
        Optional<LabCatalogue.Test> test = catalogue.find(result.getLoinc());
        return mapper.toResponse(
                result,
                test.map(LabCatalogue.Test::name).orElse(result.getLoinc()),
                test.map(known -> known.shown(result.getValue()))
                        .orElseGet(() -> UnitWords.after(result.getValue().toPlainString(), result.getUnit())));
    }

    /** As many decimals as the record keeps. */
    private static BigDecimal kept(BigDecimal value) {
        return value.setScale(Math.min(KEPT_DECIMALS, Math.max(0, value.scale())), RoundingMode.HALF_UP);
    }

    private static String wrongUnit(LabCatalogue.Test test) {
        return "%s is recorded in %s. Other units do not convert exactly: ask the laboratory."
                .formatted(test.name(), "1".equals(test.unit()) ? "no unit (1)" : test.units());
    }

    private static String impossible(LabCatalogue.Test test, BigDecimal value) {
        if (test.choices() != null) {
            return "%s is %s.".formatted(test.name(), String.join(" or ", test.choices()));
        }
        return "%s must lie between %s and %s. %s"
                .formatted(
                        test.name(),
                        test.min().toPlainString(),
                        UnitWords.after(test.max().toPlainString(), test.unit()),
                        test.meantIn(value)
                                .map(meant -> "If it was counted in %s, choose that unit: it is then %s."
                                        .formatted(
                                                UnitWords.of(meant.unit()), test.shown(value.multiply(meant.factor()))))
                                .orElse("Check the value and its unit."));
    }

    private static RuleViolationException refused(String pointer, String message) {
        return new RuleViolationException(
                "lab-result-refused",
                "The result cannot be right as it stands. Nothing was saved.",
                List.of(new FieldError(pointer, message)));
    }
}
