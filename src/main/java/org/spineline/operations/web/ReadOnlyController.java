package org.spineline.operations.web;

import jakarta.validation.Valid;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Versioned;
import org.spineline.kernel.web.WorksInReadOnlyMode;
import org.spineline.operations.application.OperationsRequests.ReadOnlyRequest;
import org.spineline.operations.application.OperationsRequests.ReadOnlyState;
import org.spineline.operations.application.ReadOnlyService;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/operations/read-only")
@WorksInReadOnlyMode
class ReadOnlyController {
    private final ReadOnlyService readOnly;

    ReadOnlyController(ReadOnlyService readOnly) {
        this.readOnly = readOnly;
    }

    @GetMapping
    ResponseEntity<ReadOnlyState> state() {
        ReadOnlyState state = readOnly.state();
        return Versioned.ok(state, state.version());
    }

    @PutMapping
    ResponseEntity<ReadOnlyState> change(ExpectedVersion expected, @Valid @RequestBody ReadOnlyRequest request) {
        ReadOnlyState changed = readOnly.change(expected, request);
        return Versioned.ok(changed, changed.version());
    }
}
