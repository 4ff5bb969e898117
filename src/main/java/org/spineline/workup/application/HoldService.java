package org.spineline.workup.application;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.OpenToSignedIn;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.workup.application.WorkupRequests.AntithromboticView;
import org.spineline.workup.application.WorkupRequests.ConfirmationRequest;
import org.spineline.workup.application.WorkupRequests.HoldProposal;
import org.spineline.workup.application.WorkupRequests.InstructionRequest;
import org.spineline.workup.application.WorkupRequests.MedicationHoldRequest;
import org.spineline.workup.application.WorkupRequests.MedicationHoldResponse;
import org.spineline.workup.application.WorkupRequests.WaiverRequest;
import org.spineline.workup.domain.AntithromboticRules;
import org.spineline.workup.domain.MedicationHold;
import org.spineline.workup.domain.MedicationHoldRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Medication holds: proposed by rule, instructed by a prescriber only, confirmed with the patient. */
@Service
@Transactional
public class HoldService {
    private final MedicationHoldRepository holds;
    private final EpisodeDirectory episodes;
    private final AntithromboticRules rules;
    private final PatientFacts facts;
    private final FacilityZone facility;
    private final CurrentActor actor;
    private final Clock clock;
    private final WorkupMapper mapper;

    HoldService(
            MedicationHoldRepository holds,
            EpisodeDirectory episodes,
            AntithromboticRules rules,
            PatientFacts facts,
            FacilityZone facility,
            CurrentActor actor,
            Clock clock,
            WorkupMapper mapper) {
        this.holds = holds;
        this.episodes = episodes;
        this.rules = rules;
        this.facts = facts;
        this.facility = facility;
        this.actor = actor;
        this.clock = clock;
        this.mapper = mapper;
    }

    @OpenToSignedIn
    public List<AntithromboticView> catalogue() {
        return rules.drugs().stream().map(mapper::toView).toList();
    }

    @Requires(Permission.WORKUP_RECORD)
    public MedicationHoldResponse add(UUID episodeId, MedicationHoldRequest request) {
        EpisodeSummary episode = episodes.require(episodeId);
        if (rules.find(request.drug()).isEmpty()) {
            throw new RuleViolationException(
                    "hold-refused",
                    "Nothing was saved.",
                    List.of(new FieldError("/drug", "This drug is not in the site's list of antithrombotics.")));
        }
        MedicationHold hold = holds.saveAndFlush(new MedicationHold(
                episode.patientId(),
                episodeId,
                request.drug(),
                request.indication(),
                request.doseRegime(),
                request.medicationId(),
                rules.version()));
        return response(hold, episode, null);
    }

    /** @param procedureAt for which the last dose is proposed; null proposes no day */
    @Requires(Permission.WORKUP_READ)
    @Transactional(readOnly = true)
    public List<MedicationHoldResponse> of(UUID episodeId, @Nullable Instant procedureAt) {
        EpisodeSummary episode = episodes.require(episodeId);
        return holds.findAllByEpisodeIdInOrderByCreatedAt(List.of(episodeId)).stream()
                .map(hold -> response(hold, episode, procedureAt))
                .toList();
    }

    @Requires(Permission.HOLD_APPROVE)
    public MedicationHoldResponse instruct(
            UUID episodeId, UUID holdId, ExpectedVersion expected, InstructionRequest request) {
        MedicationHold hold = load(episodeId, holdId, expected);
        if (request.requiredLastDose() == null
                && (request.note() == null || request.note().isBlank())) {
            throw new RuleViolationException(
                    "hold-refused",
                    "Nothing was saved.",
                    List.of(new FieldError("/note", "Say why the drug is not stopped.")));
        }
        EpisodeSummary episode = episodes.require(episodeId);
        hold.instructed(
                request.requiredLastDose(),
                request.restartPlan(),
                request.note(),
                facts.clearance(episode, facility.today()).orElse(null),
                rules.version(),
                actor.userId(),
                actor.displayName(),
                now());
        return response(holds.saveAndFlush(hold), episode, null);
    }

    @Requires(Permission.WORKUP_RECORD)
    public MedicationHoldResponse confirm(
            UUID episodeId, UUID holdId, ExpectedVersion expected, ConfirmationRequest request) {
        MedicationHold hold = load(episodeId, holdId, expected);
        if (request.reportedLastDose().isAfter(clock.instant())) {
            throw new RuleViolationException(
                    "hold-refused",
                    "Nothing was saved.",
                    List.of(new FieldError("/reportedLastDose", "A dose taken cannot lie in the future.")));
        }
        hold.confirmed(request.reportedLastDose(), actor.displayName(), now());
        return response(holds.saveAndFlush(hold), episodes.require(episodeId), null);
    }

    @Requires(Permission.GATE_WAIVE)
    public MedicationHoldResponse waive(UUID episodeId, UUID holdId, ExpectedVersion expected, WaiverRequest request) {
        MedicationHold hold = load(episodeId, holdId, expected);
        hold.waived(request.reason(), actor.displayName(), now());
        return response(holds.saveAndFlush(hold), episodes.require(episodeId), null);
    }

    private MedicationHold load(UUID episodeId, UUID holdId, ExpectedVersion expected) {
        MedicationHold hold = holds.findByIdAndEpisodeId(holdId, episodeId)
                .orElseThrow(() -> new NotFoundException(
                        "hold-not-found", "This medication hold does not exist.", Map.of("holdId", holdId)));
        hold.requireVersion(expected);
        return hold;
    }

    private MedicationHoldResponse response(
            MedicationHold hold, EpisodeSummary episode, @Nullable Instant procedureAt) {
        AntithromboticRules.Drug drug = rules.find(hold.getDrug())
                .orElseThrow(() -> new IllegalStateException("No rule for " + hold.getDrug()));
        LocalDate day = procedureAt == null ? facility.today() : facility.dayOf(procedureAt);
        BigDecimal clearance = facts.clearance(episode, day).orElse(null);
        HoldProposal proposal = drug.ruleFor(clearance)
                .map(rule -> new HoldProposal(
                        rule.text(),
                        rule.refer(),
                        procedureAt == null ? null : rule.lastDoseDay(day).orElse(null),
                        clearance,
                        drug.restart(),
                        rules.source(),
                        rules.version()))
                .orElseGet(() -> new HoldProposal(
                        clearance == null
                                ? "Depends on the creatinine clearance, which is not recorded (weight, sex, creatinine)"
                                : "No rule for this creatinine clearance",
                        true,
                        null,
                        clearance,
                        drug.restart(),
                        rules.source(),
                        rules.version()));
        return mapper.toResponse(hold, drug.name(), proposal);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
