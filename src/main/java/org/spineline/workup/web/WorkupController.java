package org.spineline.workup.web;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.print.Print;
import org.spineline.kernel.problem.ConstraintProblem;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Versioned;
import org.spineline.workup.Readiness;
import org.spineline.workup.application.BloodService;
import org.spineline.workup.application.ConsentService;
import org.spineline.workup.application.HoldService;
import org.spineline.workup.application.ImagingService;
import org.spineline.workup.application.InstructionSheetPdf;
import org.spineline.workup.application.LabService;
import org.spineline.workup.application.ReadinessService;
import org.spineline.workup.application.WorkupRequests.AntithromboticView;
import org.spineline.workup.application.WorkupRequests.BloodContextRequest;
import org.spineline.workup.application.WorkupRequests.BloodResponse;
import org.spineline.workup.application.WorkupRequests.ChangedHoldResponse;
import org.spineline.workup.application.WorkupRequests.ClinicalChangeRequest;
import org.spineline.workup.application.WorkupRequests.ConfirmationRequest;
import org.spineline.workup.application.WorkupRequests.ConsentRequest;
import org.spineline.workup.application.WorkupRequests.ConsentResponse;
import org.spineline.workup.application.WorkupRequests.FindingRequest;
import org.spineline.workup.application.WorkupRequests.GateWaiverRequest;
import org.spineline.workup.application.WorkupRequests.ImagingRecencyResponse;
import org.spineline.workup.application.WorkupRequests.ImagingStudyRequest;
import org.spineline.workup.application.WorkupRequests.ImagingStudyResponse;
import org.spineline.workup.application.WorkupRequests.InstructionRequest;
import org.spineline.workup.application.WorkupRequests.LabResultRequest;
import org.spineline.workup.application.WorkupRequests.LabResultResponse;
import org.spineline.workup.application.WorkupRequests.LabTestView;
import org.spineline.workup.application.WorkupRequests.MedicationHoldRequest;
import org.spineline.workup.application.WorkupRequests.MedicationHoldResponse;
import org.spineline.workup.application.WorkupRequests.RegimeRequest;
import org.spineline.workup.application.WorkupRequests.UnreviewedDrug;
import org.spineline.workup.application.WorkupRequests.WaiverRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class WorkupController {
    private final ImagingService imaging;
    private final LabService labs;
    private final BloodService blood;
    private final HoldService holds;
    private final InstructionSheetPdf sheet;
    private final ConsentService consents;
    private final ReadinessService readiness;

    WorkupController(
            ImagingService imaging,
            LabService labs,
            BloodService blood,
            HoldService holds,
            InstructionSheetPdf sheet,
            ConsentService consents,
            ReadinessService readiness) {
        this.imaging = imaging;
        this.labs = labs;
        this.blood = blood;
        this.holds = holds;
        this.sheet = sheet;
        this.consents = consents;
        this.readiness = readiness;
    }

    @GetMapping("/episodes/{id}/imaging")
    List<ImagingStudyResponse> imaging(@PathVariable UUID id) {
        return imaging.of(id);
    }

    @PostMapping("/episodes/{id}/imaging")
    @ResponseStatus(HttpStatus.CREATED)
    ImagingStudyResponse recordImaging(@PathVariable UUID id, @Valid @RequestBody ImagingStudyRequest request) {
        return imaging.record(id, request);
    }

    @PutMapping("/episodes/{id}/imaging/{studyId}/findings")
    ResponseEntity<ImagingStudyResponse> recordFinding(
            @PathVariable UUID id,
            @PathVariable UUID studyId,
            ExpectedVersion expected,
            @Valid @RequestBody FindingRequest request) {
        ImagingStudyResponse study = imaging.show(id, studyId, expected, request);
        return Versioned.ok(study, study.version());
    }

    @GetMapping("/episodes/{id}/imaging-recency")
    ImagingRecencyResponse imagingRecency(@PathVariable UUID id) {
        return imaging.recency(id);
    }

    @PostMapping("/episodes/{id}/clinical-changes")
    @ResponseStatus(HttpStatus.CREATED)
    ImagingRecencyResponse recordClinicalChange(
            @PathVariable UUID id, @Valid @RequestBody ClinicalChangeRequest request) {
        return imaging.changed(id, request);
    }

    @GetMapping("/lab-tests")
    List<LabTestView> labTests() {
        return labs.tests();
    }

    @GetMapping("/episodes/{id}/labs")
    List<LabResultResponse> labs(@PathVariable UUID id) {
        return labs.of(id);
    }

    @PostMapping("/episodes/{id}/labs")
    @ResponseStatus(HttpStatus.CREATED)
    LabResultResponse recordLab(@PathVariable UUID id, @Valid @RequestBody LabResultRequest request) {
        return labs.record(id, request);
    }

    @GetMapping("/episodes/{id}/blood")
    ResponseEntity<BloodResponse> blood(@PathVariable UUID id) {
        BloodResponse panel = blood.of(id);
        return Versioned.ok(panel, panel.context().version());
    }

    @PutMapping("/episodes/{id}/blood-context")
    ResponseEntity<BloodResponse> recordBloodContext(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody BloodContextRequest request) {
        BloodResponse panel = blood.record(id, expected, request);
        return Versioned.ok(panel, panel.context().version());
    }

    @GetMapping("/antithrombotics")
    List<AntithromboticView> antithrombotics() {
        return holds.catalogue();
    }

    @GetMapping("/episodes/{id}/holds")
    List<MedicationHoldResponse> holds(
            @PathVariable UUID id, @RequestParam(required = false) @Nullable Instant procedureAt) {
        return holds.of(id, procedureAt);
    }

    @PostMapping("/episodes/{id}/holds")
    @ResponseStatus(HttpStatus.CREATED)
    MedicationHoldResponse addHold(@PathVariable UUID id, @Valid @RequestBody MedicationHoldRequest request) {
        return holds.add(id, request);
    }

    @PutMapping("/episodes/{id}/holds/{holdId}")
    ResponseEntity<MedicationHoldResponse> correctHold(
            @PathVariable UUID id,
            @PathVariable UUID holdId,
            ExpectedVersion expected,
            @Valid @RequestBody RegimeRequest request) {
        return versioned(holds.correct(id, holdId, expected, request));
    }

    @GetMapping("/episodes/{id}/unreviewed-drugs")
    List<UnreviewedDrug> unreviewedDrugs(@PathVariable UUID id) {
        return holds.unreviewed(id);
    }

    @GetMapping("/holds/changed")
    List<ChangedHoldResponse> changedHolds() {
        return holds.changed();
    }

    @PutMapping("/episodes/{id}/holds/{holdId}/instruction")
    ResponseEntity<MedicationHoldResponse> instruct(
            @PathVariable UUID id,
            @PathVariable UUID holdId,
            ExpectedVersion expected,
            @Valid @RequestBody InstructionRequest request) {
        return versioned(holds.instruct(id, holdId, expected, request));
    }

    @PutMapping("/episodes/{id}/holds/{holdId}/confirmation")
    ResponseEntity<MedicationHoldResponse> confirm(
            @PathVariable UUID id,
            @PathVariable UUID holdId,
            ExpectedVersion expected,
            @Valid @RequestBody ConfirmationRequest request) {
        return versioned(holds.confirm(id, holdId, expected, request));
    }

    @PutMapping("/episodes/{id}/holds/{holdId}/waiver")
    ResponseEntity<MedicationHoldResponse> waiveHold(
            @PathVariable UUID id,
            @PathVariable UUID holdId,
            ExpectedVersion expected,
            @Valid @RequestBody WaiverRequest request) {
        return versioned(holds.waive(id, holdId, expected, request));
    }

    @GetMapping(path = "/episodes/{id}/instruction-sheet.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> printInstructions(
            @PathVariable UUID id, @RequestParam(required = false) Print.@Nullable Paper paper) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"how-to-prepare.pdf\"")
                .body(sheet.print(id, paper));
    }

    @GetMapping("/episodes/{id}/consent")
    ResponseEntity<ConsentResponse> consent(@PathVariable UUID id) {
        ConsentResponse consent = consents.of(id);
        return Versioned.ok(consent, consent.version());
    }

    @PutMapping("/episodes/{id}/consent")
    ResponseEntity<ConsentResponse> recordConsent(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody ConsentRequest request) {
        ConsentResponse consent = consents.record(id, expected, request);
        return Versioned.ok(consent, consent.version());
    }

    @GetMapping("/episodes/{id}/readiness")
    Readiness readiness(@PathVariable UUID id, @RequestParam(required = false) @Nullable Instant procedureAt) {
        return readiness.of(id, procedureAt);
    }

    @PostMapping("/episodes/{id}/readiness/waivers")
    Readiness waive(@PathVariable UUID id, @Valid @RequestBody GateWaiverRequest request) {
        return readiness.waive(id, request);
    }

    private static ResponseEntity<MedicationHoldResponse> versioned(MedicationHoldResponse hold) {
        return Versioned.ok(hold, hold.version());
    }

    @Configuration(proxyBeanMethods = false)
    static class Constraints {
        @Bean
        ConstraintProblem drugAlreadyHeld() {
            return new ConstraintProblem(
                    "medication_hold_drug_uk",
                    "drug-already-held",
                    "This drug already has a hold in this episode. Change that one.");
        }

        @Bean
        ConstraintProblem gateAlreadyWaived() {
            return new ConstraintProblem("gate_waiver_round_uk", "gate-already-waived", "This gate is waived already.");
        }

        @Bean
        ConstraintProblem bloodContextRecordedMeanwhile() {
            return new ConstraintProblem(
                    "blood_context_episode_uk",
                    "blood-context-recorded-meanwhile",
                    "Somebody recorded these answers while you had them open. Load them again.");
        }

        @Bean
        ConstraintProblem consentRecordedMeanwhile() {
            return new ConstraintProblem(
                    "consent_episode_uk",
                    "consent-recorded-meanwhile",
                    "Somebody recorded the consent while you had it open. Load it again.");
        }
    }
}
