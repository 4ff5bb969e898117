package org.spineline.day.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.day.Agreement;
import org.spineline.day.ComparedWith;
import org.spineline.episode.AuthorizationStatus;
import org.spineline.episode.PayerDecision;
import org.spineline.episode.Technique;
import org.spineline.kernel.text.Words;
import org.spineline.workup.ConsentFact;
import org.spineline.workup.ConsentStatus;
import org.spineline.workup.FindingAcuity;
import org.spineline.workup.ImagingEvidence;

/**
 * What the team is about to do, held against every record that says what should be done. A record may allow more than is
 * done today: a plan may take two sessions. It may not allow less.
 *
 * @param technique about to be used
 * @param levels about to be treated
 */
public record TimeOutComparison(Technique technique, List<VertebralLevel> levels) {
    /**
     * One record.
     *
     * @param technique null where the record names none
     * @param levels in anatomical order
     * @param says a sentence for the people at the table
     */
    public record Line(
            ComparedWith with,
            Agreement agreement,
            @Nullable Technique technique,
            List<VertebralLevel> levels,
            String says) {}

    /** Both must be the same: what is booked is what the room is prepared for. */
    public Line booking(Technique booked, List<VertebralLevel> bookedLevels) {
        boolean same = booked == technique && Set.copyOf(bookedLevels).equals(Set.copyOf(levels));
        return new Line(
                ComparedWith.BOOKING,
                same ? Agreement.AGREES : Agreement.DIFFERS,
                booked,
                bookedLevels,
                "Booked: %s, %s.".formatted(Words.of(booked), named(bookedLevels)));
    }

    /** @param planned null while nobody has decided */
    public Line plan(@Nullable Technique planned, List<VertebralLevel> plannedLevels) {
        if (planned == null || plannedLevels.isEmpty()) {
            return notRecorded(ComparedWith.PLAN, "No radiologist's decision is recorded.");
        }
        return new Line(
                ComparedWith.PLAN,
                agrees(planned == technique && Set.copyOf(plannedLevels).containsAll(levels)),
                planned,
                plannedLevels,
                "Decided: %s, %s.".formatted(Words.of(planned), named(plannedLevels)));
    }

    /** @param studies newest first; of each level the newest word counts */
    public Line imaging(List<ImagingEvidence> studies) {
        Set<VertebralLevel> seen = EnumSet.noneOf(VertebralLevel.class);
        Set<VertebralLevel> fresh = EnumSet.noneOf(VertebralLevel.class);
        for (ImagingEvidence study : studies) {
            for (ImagingEvidence.AtLevel finding : study.levels()) {
                if (seen.add(finding.level()) && isFresh(finding)) {
                    fresh.add(finding.level());
                }
            }
        }
        if (seen.isEmpty()) {
            return notRecorded(ComparedWith.IMAGING, "No findings by level are recorded.");
        }
        return new Line(
                ComparedWith.IMAGING,
                agrees(fresh.containsAll(levels)),
                null,
                List.copyOf(fresh),
                fresh.isEmpty()
                        ? "The images show no recent fracture."
                        : "The images show a recent fracture or oedema at %s.".formatted(named(fresh)));
    }

    private static boolean isFresh(ImagingEvidence.AtLevel finding) {
        return finding.acuity() == FindingAcuity.ACUTE
                || finding.acuity() == FindingAcuity.SUBACUTE
                || Boolean.TRUE.equals(finding.oedema());
    }

    public Line consent(Optional<ConsentFact> recorded) {
        ConsentStatus status = recorded.map(ConsentFact::status).orElse(ConsentStatus.NOT_ASKED);
        List<VertebralLevel> consented = recorded.map(ConsentFact::levels).orElse(List.of());
        return switch (status) {
            case NOT_ASKED -> notRecorded(ComparedWith.CONSENT, "No consent is recorded.");
            case REFUSED, WITHDRAWN ->
                new Line(
                        ComparedWith.CONSENT,
                        Agreement.DIFFERS,
                        null,
                        List.of(),
                        "Consent was %s.".formatted(Words.of(status)));
            case SIGNED ->
                new Line(
                        ComparedWith.CONSENT,
                        agrees(Set.copyOf(consented).containsAll(levels)),
                        null,
                        consented,
                        "Signed for %s.".formatted(named(consented)));
        };
    }

    /** @param on day of the procedure */
    public Line authorization(List<PayerDecision> decisions, LocalDate on) {
        if (decisions.stream().anyMatch(one -> one.status() == AuthorizationStatus.NOT_NEEDED)) {
            return new Line(
                    ComparedWith.AUTHORIZATION,
                    Agreement.AGREES,
                    null,
                    List.of(),
                    "The payer asks for no authorisation.");
        }
        List<PayerDecision> affirmed = decisions.stream()
                .filter(one -> one.status() == AuthorizationStatus.AFFIRMED
                        || one.status() == AuthorizationStatus.PARTLY_AFFIRMED)
                .toList();
        if (affirmed.isEmpty()) {
            return decisions.stream().anyMatch(one -> one.status() == AuthorizationStatus.NOT_AFFIRMED)
                    ? new Line(
                            ComparedWith.AUTHORIZATION,
                            Agreement.DIFFERS,
                            null,
                            List.of(),
                            "The payer has not affirmed it.")
                    : notRecorded(ComparedWith.AUTHORIZATION, "No answer of a payer is recorded.");
        }
        List<PayerDecision> valid = affirmed.stream()
                .filter(one -> one.expiresOn() == null || !one.expiresOn().isBefore(on))
                .toList();
        if (valid.isEmpty()) {
            return new Line(
                    ComparedWith.AUTHORIZATION, Agreement.DIFFERS, null, List.of(), "The authorisation has expired.");
        }
        PayerDecision last = valid.get(valid.size() - 1);
        Set<VertebralLevel> covered = EnumSet.noneOf(VertebralLevel.class);
        valid.forEach(one -> covered.addAll(one.levels()));
        boolean sameTechnique = valid.stream().anyMatch(one -> one.technique() == null || one.technique() == technique);
        List<String> says = new ArrayList<>();
        if (last.technique() != null) {
            says.add(Words.of(last.technique()));
        }
        says.add(named(covered));
        return new Line(
                ComparedWith.AUTHORIZATION,
                agrees(sameTechnique && covered.containsAll(levels)),
                last.technique(),
                List.copyOf(covered),
                "Authorised: %s.".formatted(String.join(", ", says)));
    }

    private static Agreement agrees(boolean so) {
        return so ? Agreement.AGREES : Agreement.DIFFERS;
    }

    private static Line notRecorded(ComparedWith with, String says) {
        return new Line(with, Agreement.NOT_RECORDED, null, List.of(), says);
    }

    private static String named(Iterable<VertebralLevel> levels) {
        List<String> names = new ArrayList<>();
        levels.forEach(level -> names.add(level.name()));
        return names.isEmpty() ? "no level" : names.stream().collect(Collectors.joining(", "));
    }
}
