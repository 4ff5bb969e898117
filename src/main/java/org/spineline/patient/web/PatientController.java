package org.spineline.patient.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.problem.ConstraintProblem;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Page;
import org.spineline.kernel.web.Versioned;
import org.spineline.kernel.web.WorksInReadOnlyMode;
import org.spineline.patient.application.DuplicateCheck;
import org.spineline.patient.application.PatientMergeService;
import org.spineline.patient.application.PatientRequests.DuplicateQuery;
import org.spineline.patient.application.PatientRequests.MergeRequest;
import org.spineline.patient.application.PatientRequests.MergeResponse;
import org.spineline.patient.application.PatientRequests.PatientRequest;
import org.spineline.patient.application.PatientRequests.PatientResponse;
import org.spineline.patient.application.PatientRequests.PatientRow;
import org.spineline.patient.application.PatientRequests.PossibleDuplicate;
import org.spineline.patient.application.PatientRequests.UnmergeRequest;
import org.spineline.patient.application.PatientSearch;
import org.spineline.patient.application.PatientService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
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
@RequestMapping("/api/patients")
class PatientController {
    private final PatientService patients;
    private final PatientSearch search;
    private final PatientMergeService merges;
    private final DuplicateCheck duplicates;

    PatientController(
            PatientService patients, PatientSearch search, PatientMergeService merges, DuplicateCheck duplicates) {
        this.patients = patients;
        this.search = search;
        this.merges = merges;
        this.duplicates = duplicates;
    }

    @GetMapping
    Page<PatientRow> find(
            @RequestParam(required = false) @Nullable @Size(max = 100) String q,
            @RequestParam(required = false) @Nullable LocalDate birthDate,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "25") @Min(1) @Max(100) int size) {
        return search.find(q, birthDate, page, size);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<PatientResponse> register(@Valid @RequestBody PatientRequest request) {
        PatientResponse created = patients.register(request);
        return Versioned.created(URI.create("/api/patients/" + created.id()), created, created.version());
    }

    @GetMapping("/{id}")
    ResponseEntity<PatientResponse> get(@PathVariable UUID id) {
        PatientResponse patient = patients.get(id);
        return Versioned.ok(patient, patient.version());
    }

    @PutMapping("/{id}")
    ResponseEntity<PatientResponse> change(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody PatientRequest request) {
        PatientResponse changed = patients.change(id, expected, request);
        return Versioned.ok(changed, changed.version());
    }

    /** Sent as a body, because names and numbers do not belong into an address. */
    @WorksInReadOnlyMode
    @PostMapping("/possible-duplicates")
    List<PossibleDuplicate> duplicates(@Valid @RequestBody DuplicateQuery query) {
        return duplicates.check(query);
    }

    /** Another record of the same person becomes part of this one. */
    @PostMapping("/{id}/merge")
    MergeResponse merge(@PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody MergeRequest request) {
        return merges.merge(id, expected, request);
    }

    @PostMapping("/{id}/unmerge")
    MergeResponse unmerge(@PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody UnmergeRequest request) {
        return merges.unmerge(id, expected, request);
    }

    @GetMapping("/{id}/merges")
    List<MergeResponse> merges(@PathVariable UUID id) {
        return merges.merges(id);
    }

    @Configuration(proxyBeanMethods = false)
    static class Constraints {
        @Bean
        ConstraintProblem mrnTaken() {
            return new ConstraintProblem(
                    "patient_mrn_uk", "mrn-taken", "This record number belongs to another patient.");
        }

        @Bean
        ConstraintProblem allergyInBoth() {
            return inBoth("patient_allergy_source_uk");
        }

        @Bean
        ConstraintProblem conditionInBoth() {
            return inBoth("patient_condition_source_uk");
        }

        @Bean
        ConstraintProblem medicationInBoth() {
            return inBoth("patient_medication_source_uk");
        }

        private static ConstraintProblem inBoth(String constraint) {
            return new ConstraintProblem(
                    constraint,
                    "entry-in-both",
                    "Both records hold the same imported entry. Ask the other system to correct one of them.");
        }

        @Bean
        ConstraintProblem identifierTaken() {
            return new ConstraintProblem(
                    "patient_identifier_pk",
                    "identifier-taken",
                    "An identifier of this patient belongs to another patient.");
        }
    }
}
