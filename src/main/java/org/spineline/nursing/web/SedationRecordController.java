package org.spineline.nursing.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.problem.ConstraintProblem;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.RequestHash;
import org.spineline.kernel.web.Versioned;
import org.spineline.nursing.application.CareService;
import org.spineline.nursing.application.SedationRequests.CareCase;
import org.spineline.nursing.application.SedationRequests.SedationDrugRequest;
import org.spineline.nursing.application.SedationRequests.SedationEventRequest;
import org.spineline.nursing.application.SedationRequests.SedationHeadRequest;
import org.spineline.nursing.application.SedationRequests.SedationOptions;
import org.spineline.nursing.application.SedationRequests.SedationResponse;
import org.spineline.nursing.application.SedationRequests.SedationSignatureRequest;
import org.spineline.nursing.application.SedationRequests.SedationTapRequest;
import org.spineline.nursing.application.SedationRequests.SedationVitalsRequest;
import org.spineline.nursing.application.SedationService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class SedationRecordController {
    private final SedationService sedation;
    private final CareService care;

    SedationRecordController(SedationService sedation, CareService care) {
        this.sedation = sedation;
        this.care = care;
    }

    @GetMapping("/sedation-record-options")
    SedationOptions sedationOptions() {
        return sedation.options();
    }

    @GetMapping("/bookings/{id}/care")
    CareCase careCase(@PathVariable UUID id) {
        return care.of(id);
    }

    /** Opening twice gives the same record. */
    @PostMapping("/bookings/{id}/sedation")
    ResponseEntity<SedationResponse> openSedation(@PathVariable UUID id) {
        return versioned(sedation.open(id));
    }

    @GetMapping("/bookings/{id}/sedation")
    ResponseEntity<SedationResponse> getSedation(@PathVariable UUID id) {
        return versioned(sedation.get(id));
    }

    @PutMapping("/bookings/{id}/sedation")
    ResponseEntity<SedationResponse> writeSedation(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody SedationHeadRequest request) {
        return versioned(sedation.write(id, expected, request));
    }

    @PostMapping("/bookings/{id}/sedation/start")
    ResponseEntity<SedationResponse> startSedation(
            @PathVariable UUID id, @Valid @RequestBody SedationTapRequest request) {
        return versioned(sedation.start(id, request));
    }

    @PostMapping("/bookings/{id}/sedation/end")
    ResponseEntity<SedationResponse> endSedation(
            @PathVariable UUID id, @Valid @RequestBody SedationTapRequest request) {
        return versioned(sedation.end(id, request));
    }

    @PostMapping("/bookings/{id}/sedation/vitals")
    ResponseEntity<SedationResponse> noteVitals(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Pattern(regexp = RequestHash.KEY)
                    String key,
            @Valid @RequestBody SedationVitalsRequest request) {
        return versioned(sedation.noteVitals(id, key, request));
    }

    @PostMapping("/bookings/{id}/sedation/drugs")
    ResponseEntity<SedationResponse> noteDrug(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Pattern(regexp = RequestHash.KEY)
                    String key,
            @Valid @RequestBody SedationDrugRequest request) {
        return versioned(sedation.noteDrug(id, key, request));
    }

    @PostMapping("/bookings/{id}/sedation/events")
    ResponseEntity<SedationResponse> noteEvent(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Pattern(regexp = RequestHash.KEY)
                    String key,
            @Valid @RequestBody SedationEventRequest request) {
        return versioned(sedation.noteEvent(id, key, request));
    }

    @PostMapping("/bookings/{id}/sedation/signature")
    ResponseEntity<SedationResponse> signSedation(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody SedationSignatureRequest request) {
        return versioned(sedation.sign(id, expected, request));
    }

    private static ResponseEntity<SedationResponse> versioned(SedationResponse record) {
        return Versioned.ok(record, record.version());
    }

    @Configuration(proxyBeanMethods = false)
    static class Constraints {
        @Bean
        ConstraintProblem sedationRecordOpenedMeanwhile() {
            return new ConstraintProblem(
                    "sedation_record_booking_uk",
                    "sedation-record-opened-meanwhile",
                    "Somebody opened this record a moment ago. Open it again.");
        }

        @Bean
        ConstraintProblem vitalsCorrectedMeanwhile() {
            return corrected("sedation_vitals_corrects_uk");
        }

        @Bean
        ConstraintProblem drugCorrectedMeanwhile() {
            return corrected("sedation_drug_corrects_uk");
        }

        @Bean
        ConstraintProblem eventCorrectedMeanwhile() {
            return corrected("sedation_event_corrects_uk");
        }

        @Bean
        ConstraintProblem recoveryCheckCorrectedMeanwhile() {
            return corrected("recovery_check_corrects_uk");
        }

        @Bean
        ConstraintProblem recoveryOpenedMeanwhile() {
            return new ConstraintProblem(
                    "recovery_record_booking_uk",
                    "recovery-record-opened-meanwhile",
                    "Somebody opened this record a moment ago. Open it again.");
        }

        @Bean
        ConstraintProblem neurologyAcknowledgedMeanwhile() {
            return new ConstraintProblem(
                    "neurology_acknowledgement_check_uk",
                    "neurology-acknowledged",
                    "Somebody has already said who was told. Load the page again.");
        }

        private static ConstraintProblem corrected(String constraint) {
            return new ConstraintProblem(
                    constraint,
                    "line-corrected-meanwhile",
                    "This line was already corrected. Load the page again and correct the newer one.");
        }
    }
}
