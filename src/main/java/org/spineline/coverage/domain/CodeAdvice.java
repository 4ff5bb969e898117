package org.spineline.coverage.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.coverage.CodeProposal;
import org.spineline.coverage.CodeProposal.CodeLine;
import org.spineline.coverage.CodeProposal.CodeWarning;
import org.spineline.coverage.domain.CoverageRules.Codes;
import org.spineline.coverage.domain.CoverageRules.DiagnosisCode;
import org.spineline.coverage.domain.CoverageRules.ProcedureCode;
import org.spineline.episode.Indication;
import org.spineline.episode.Technique;

/** Which numbers belong to a plan, and which do not go together. */
public final class CodeAdvice {
    private static final String LATE_EFFECT = "XS";

    private final Codes codes;
    private final List<CodeWarning> warnings = new ArrayList<>();

    private CodeAdvice(Codes codes) {
        this.codes = codes;
    }

    /**
     * @param levels in anatomical order
     * @param requested numbers of the authorisations that run or are affirmed; empty while there is none
     */
    public static CodeProposal of(
            Codes codes,
            Indication indication,
            @Nullable Technique technique,
            List<VertebralLevel> levels,
            Collection<String> requested) {
        CodeAdvice advice = new CodeAdvice(codes);
        List<CodeLine> diagnoses = advice.diagnoses(indication, levels);
        List<CodeLine> procedures = technique == null ? List.of() : advice.procedures(technique, levels);
        if (!requested.isEmpty()) {
            advice.compare(procedures, new LinkedHashSet<>(requested));
        }
        return new CodeProposal(diagnoses, procedures, List.copyOf(advice.warnings), codes.bundled(), codes.source());
    }

    private List<CodeLine> diagnoses(Indication indication, List<VertebralLevel> levels) {
        List<DiagnosisCode> fitting = codes.diagnoses().stream()
                .filter(code -> code.indication() == indication)
                .filter(code -> code.levels().isEmpty() || levels.stream().anyMatch(code.levels()::contains))
                .toList();
        if (fitting.isEmpty()) {
            warn("diagnosis-unknown", "No diagnosis number is proposed for this indication. Ask the coder.");
        }
        for (DiagnosisCode code : fitting) {
            if (!code.covered()) {
                warn(
                        "diagnosis-not-covered",
                        "%s is not among the numbers payers of the Medicare type list for this procedure."
                                .formatted(code.code()));
            }
            if (!code.oneOf().isEmpty()) {
                warn(
                        "diagnosis-needs-pair",
                        "%s is paid only together with one of %s."
                                .formatted(code.code(), String.join(", ", code.oneOf())));
            }
        }
        return fitting.stream()
                .map(code -> new CodeLine(code.code(), code.text(), 1, false, code.alternative(), code.oneOf()))
                .toList();
    }

    /** One first-level number for the whole session; every other level is additional, in whatever region it lies. */
    private List<CodeLine> procedures(Technique technique, List<VertebralLevel> levels) {
        List<VertebralLevel> without = levels.stream()
                .filter(level -> numberOf(technique, level).isEmpty())
                .toList();
        if (!without.isEmpty()) {
            warn(
                    "procedure-unknown",
                    "No procedure number is known for this technique at %s. Ask the coder.".formatted(names(without)));
        }
        List<VertebralLevel> billable =
                levels.stream().filter(level -> !without.contains(level)).toList();
        if (billable.isEmpty()) {
            return List.of();
        }
        Set<ProcedureCode> firsts = billable.stream()
                .flatMap(level -> numberOf(technique, level).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        ProcedureCode first = firsts.iterator().next();
        if (firsts.size() > 1) {
            warn(
                    "procedure-two-regions",
                    "The levels lie in two regions: only one of %s is billed, the others as %s."
                            .formatted(
                                    firsts.stream().map(ProcedureCode::first).collect(Collectors.joining(", ")),
                                    first.additional()));
        }
        CodeLine primary = new CodeLine(first.first(), first.text(), 1, false, false, List.of());
        if (billable.size() == 1) {
            return List.of(primary);
        }
        return List.of(
                primary,
                new CodeLine(first.additional(), codes.additionalText(), billable.size() - 1, true, false, List.of()));
    }

    private Optional<ProcedureCode> numberOf(Technique technique, VertebralLevel level) {
        return codes.procedures().stream()
                .filter(code ->
                        code.techniques().contains(technique) && code.regions().contains(level.region()))
                .findFirst();
    }

    private void compare(List<CodeLine> proposed, Set<String> requested) {
        List<String> missing = proposed.stream()
                .map(CodeLine::code)
                .filter(code -> !requested.contains(code))
                .toList();
        if (!missing.isEmpty()) {
            warn(
                    "authorization-lacks-code",
                    "The authorisation does not name %s, which the plan needs.".formatted(String.join(", ", missing)));
        }
        codes.procedures().stream()
                .collect(Collectors.groupingBy(
                        ProcedureCode::additional,
                        Collectors.mapping(ProcedureCode::first, Collectors.toCollection(LinkedHashSet::new))))
                .forEach((additional, firsts) -> {
                    if (requested.contains(additional) && firsts.stream().noneMatch(requested::contains)) {
                        warn(
                                "additional-without-first",
                                "%s is on the request without its first-level number (%s): it will be denied."
                                        .formatted(additional, String.join(" or ", firsts)));
                    }
                });
        requested.stream()
                .filter(code -> code.endsWith(LATE_EFFECT))
                .forEach(code -> warn(
                        "late-effect", "%s says late effect, which contradicts a fresh fracture.".formatted(code)));
        codes.diagnoses().stream()
                .filter(code -> !code.oneOf().isEmpty() && requested.contains(code.code()))
                .filter(code -> code.oneOf().stream().noneMatch(requested::contains))
                .forEach(code -> warn(
                        "pair-missing",
                        "%s is on the request without one of %s."
                                .formatted(code.code(), String.join(", ", code.oneOf()))));
    }

    private void warn(String rule, String text) {
        warnings.add(new CodeWarning(rule, text));
    }

    private static String names(List<VertebralLevel> levels) {
        return levels.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
