package org.spineline.operations.web;

import jakarta.validation.Valid;
import java.util.UUID;
import org.spineline.operations.application.OperationsRequests.RecordCopy;
import org.spineline.operations.application.OperationsRequests.RecordCopyRequest;
import org.spineline.operations.application.OperationsRequests.RetentionReport;
import org.spineline.operations.application.OperationsRequests.RetentionRequest;
import org.spineline.operations.application.RecordCopyService;
import org.spineline.operations.application.RetentionService;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

    RecordsController(RecordCopyService copies, RetentionService retention) {
        this.copies = copies;
        this.retention = retention;
    }

    @PostMapping("/operations/retention")
    @ResponseStatus(HttpStatus.CREATED)
    RetentionReport review(@Valid @RequestBody RetentionRequest request) {
        return retention.review(request);
    }

    /** By POST, because it leaves a row that says who took it and why. */
    @PostMapping("/patients/{id}/record-copy")
    ResponseEntity<RecordCopy> take(@PathVariable UUID id, @Valid @RequestBody RecordCopyRequest request) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"record-copy.json\"")
                .body(copies.take(id, request));
    }
}
