package org.spineline.operations.web;

import org.spineline.kernel.web.WorksInReadOnlyMode;
import org.spineline.operations.application.OperationsRequests.BackupFile;
import org.spineline.operations.application.OperationsRequests.OperationsState;
import org.spineline.operations.application.OperationsService;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/operations")
class OperationsController {
    private final OperationsService operations;

    OperationsController(OperationsService operations) {
        this.operations = operations;
    }

    @GetMapping
    OperationsState state() {
        return operations.state();
    }

    /** Before an upgrade one wants both: nothing changes, and a backup. */
    @WorksInReadOnlyMode
    @PostMapping("/backups")
    @ResponseStatus(HttpStatus.CREATED)
    BackupFile backUp() {
        return operations.backUp();
    }
}
