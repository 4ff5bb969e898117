package org.spineline.bonehealth.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.bonehealth.BoneGapKind;
import org.spineline.bonehealth.BoneGapStatus;
import org.spineline.bonehealth.application.BoneRequests.BoneGapRow;
import org.spineline.bonehealth.application.BoneRequests.BoneGapView;
import org.spineline.bonehealth.application.BoneRequests.BoneHealth;
import org.spineline.bonehealth.application.BoneRequests.BoneReason;
import org.spineline.bonehealth.application.BoneRequests.BoneRecordRequest;
import org.spineline.bonehealth.domain.BoneGap;
import org.spineline.bonehealth.domain.BoneGapRepository;
import org.spineline.bonehealth.domain.BoneRecord;
import org.spineline.bonehealth.domain.BoneRecordRepository;
import org.spineline.bonehealth.domain.BoneRules;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.print.Print;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Page;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is done about the bone, and what is still to do. */
@Service
@Transactional
public class BoneService {
    private final BoneRecordRepository records;
    private final BoneGapRepository gaps;
    private final GapKeeper keeper;
    private final PatientDirectory patients;
    private final BoneLetterPdf letters;
    private final BoneRules rules;
    private final BoneMapper mapper;
    private final FacilityZone facility;
    private final CurrentActor actor;
    private final Clock clock;

    BoneService(
            BoneRecordRepository records,
            BoneGapRepository gaps,
            GapKeeper keeper,
            PatientDirectory patients,
            BoneLetterPdf letters,
            BoneRules rules,
            BoneMapper mapper,
            FacilityZone facility,
            CurrentActor actor,
            Clock clock) {
        this.records = records;
        this.gaps = gaps;
        this.keeper = keeper;
        this.patients = patients;
        this.letters = letters;
        this.rules = rules;
        this.mapper = mapper;
        this.facility = facility;
        this.actor = actor;
        this.clock = clock;
    }

    @Requires(Permission.FOLLOWUP_READ)
    @Transactional(readOnly = true)
    public BoneHealth of(UUID patientId) {
        patients.require(patientId);
        return view(patientId);
    }

    /**
     * The longest due first; a fixed number of queries.
     *
     * @param kind only these questions; null is all
     * @param status only these; null is whatever is open
     */
    @Requires(Permission.FOLLOWUP_READ)
    @Transactional(readOnly = true)
    public Page<BoneGapRow> list(@Nullable BoneGapKind kind, @Nullable BoneGapStatus status, int page, int size) {
        var found = gaps.list(
                status == null ? BoneGapStatus.OPEN : Set.of(status),
                kind == null ? EnumSet.allOf(BoneGapKind.class) : Set.of(kind),
                PageRequest.of(page, size));
        Map<UUID, PatientSummary> people = patients.summaries(found.getContent().stream()
                .map(BoneGap::getPatientId)
                .distinct()
                .toList());
        LocalDate today = facility.today();
        return Page.of(
                found,
                gap -> new BoneGapRow(
                        mapper.toPatient(people.get(gap.getPatientId())), mapper.toView(gap, rules, today)));
    }

    @Requires(Permission.BONE_RECORD)
    public BoneHealth record(UUID patientId, BoneRecordRequest request) {
        patients.requireCurrent(patientId);
        List<FieldError> errors = RecordCheck.complaints(request, facility.today());
        if (!errors.isEmpty()) {
            throw new RuleViolationException("bone-record-refused", "The entry was not saved.", errors);
        }
        records.saveAndFlush(new BoneRecord(patientId, mapper.toTold(request), actor.displayName()));
        keeper.lookAgain(patientId);
        return view(patientId);
    }

    /** It was entered by mistake; it stays to be seen, and no longer counts. */
    @Requires(Permission.BONE_RECORD)
    public BoneHealth strike(UUID recordId, ExpectedVersion expected, BoneReason request) {
        BoneRecord entry = records.findById(recordId)
                .orElseThrow(() -> new NotFoundException(
                        "bone-record-not-found", "This entry does not exist.", Map.of("recordId", recordId)));
        entry.requireVersion(expected);
        entry.struck(request.reason(), actor.displayName(), clock.instant());
        records.saveAndFlush(entry);
        keeper.lookAgain(entry.getPatientId());
        return view(entry.getPatientId());
    }

    @Requires(Permission.BONE_RECORD)
    public BoneGapView waive(UUID gapId, ExpectedVersion expected, BoneReason request) {
        BoneGap gap = load(gapId);
        gap.requireVersion(expected);
        gap.waived(request.reason(), actor.displayName(), clock.instant());
        return mapper.toView(gaps.saveAndFlush(gap), rules, facility.today());
    }

    /** Takes a waiver back; what the record says counts again. */
    @Requires(Permission.BONE_RECORD)
    public BoneGapView askAgain(UUID gapId, ExpectedVersion expected) {
        BoneGap gap = load(gapId);
        gap.requireVersion(expected);
        gap.askedAgain();
        gaps.saveAndFlush(gap);
        keeper.lookAgain(gap.getPatientId());
        return mapper.toView(gap, rules, facility.today());
    }

    /** The letter to whoever referred the patient; that it was printed is kept. */
    @Requires(Permission.BONE_RECORD)
    public byte[] letter(UUID gapId, Print.@Nullable Paper paper) {
        BoneGap gap = load(gapId);
        gap.letterPrinted(actor.displayName(), clock.instant());
        gaps.saveAndFlush(gap);
        return letters.print(gap, actor.displayName(), paper);
    }

    private BoneGap load(UUID gapId) {
        return gaps.findById(gapId)
                .orElseThrow(() -> new NotFoundException(
                        "gap-not-found", "This question does not exist.", Map.of("gapId", gapId)));
    }

    private BoneHealth view(UUID patientId) {
        LocalDate today = facility.today();
        List<BoneGapView> asked = new ArrayList<>();
        for (BoneGap gap : gaps.findAllByPatientIdOrderByProcedureOnDescKind(patientId)) {
            if (gap.getStatus() != BoneGapStatus.SUPERSEDED) {
                asked.add(mapper.toView(gap, rules, today));
            }
        }
        return new BoneHealth(
                patientId,
                asked,
                records.findAllByPatientIdOrderByPerformedOnDescCreatedAtDesc(patientId).stream()
                        .map(entry -> mapper.toView(entry, rules))
                        .toList());
    }
}
