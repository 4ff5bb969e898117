package org.spineline.operations.web;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.spineline.kernel.problem.ConstraintProblem;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.operations.application.LegalHoldService;
import org.spineline.operations.application.OperationsRequests.LegalHoldLiftRequest;
import org.spineline.operations.application.OperationsRequests.LegalHoldRequest;
import org.spineline.operations.application.OperationsRequests.LegalHoldResponse;
import org.spineline.operations.application.OperationsRequests.RecordCopy;
import org.spineline.operations.application.OperationsRequests.RecordCopyRequest;
import org.spineline.operations.application.OperationsRequests.RetentionReport;
import org.spineline.operations.application.OperationsRequests.RetentionRequest;
import org.spineline.operations.application.RecordCopyService;
import org.spineline.operations.application.RetentionService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class RecordsController {
    private final RecordCopyService copies;
    private final RetentionService retention;
    private final LegalHoldService holds;

    RecordsController(RecordCopyService copies, RetentionService retention, LegalHoldService holds) {
        this.copies = copies;
        this.retention = retention;
        this.holds = holds;
    }

    @PostMapping("/operations/retention")
    @ResponseStatus(HttpStatus.CREATED)
    RetentionReport review(@Valid @RequestBody RetentionRequest request) {
        return retention.review(request);
    }

    @GetMapping("/operations/legal-holds")
    List<LegalHoldResponse> legalHolds() {
        return holds.all();
    }

    @PostMapping("/operations/legal-holds")
    @ResponseStatus(HttpStatus.CREATED)
    LegalHoldResponse placeLegalHold(@Valid @RequestBody LegalHoldRequest request) {
        return holds.place(request);
    }

    @PostMapping("/operations/legal-holds/{id}/lift")
    LegalHoldResponse liftLegalHold(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody LegalHoldLiftRequest request) {
        return holds.lift(id, expected, request.reason());
    }

    /** By POST, because it leaves a row that says who took it and why. */
    @PostMapping("/patients/{id}/record-copy")
    ResponseEntity<RecordCopy> take(@PathVariable UUID id, @Valid @RequestBody RecordCopyRequest request) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"record-copy.json\"")
                .body(copies.take(id, request));
    }

    @Configuration(proxyBeanMethods = false)
    static class Promises {
        @Bean
        ConstraintProblem oneLegalHold() {
            return new ConstraintProblem(
                    "legal_hold_in_force_uk",
                    "legal-hold-in-force",
                    "This record is held already. Lift that hold first if the reason has changed.");
        }
    }
}
