package org.spineline.workup.web;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.spineline.workup.ChaseEntry;
import org.spineline.workup.application.ChaseService;
import org.spineline.workup.application.PreCheckService;
import org.spineline.workup.application.ReadinessRequests.ChaseRequest;
import org.spineline.workup.application.ReadinessRequests.PreCheckOutcome;
import org.spineline.workup.application.ReadinessRequests.PreCheckRequest;
import org.spineline.workup.application.ReadinessRequests.PreCheckResponse;
import org.spineline.workup.application.ReadinessRequests.SnapshotResponse;
import org.spineline.workup.application.ReadinessService;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/episodes/{id}")
class ReadinessController {
    private final ReadinessService readiness;
    private final ChaseService chases;
    private final PreCheckService preChecks;

    ReadinessController(ReadinessService readiness, ChaseService chases, PreCheckService preChecks) {
        this.readiness = readiness;
        this.chases = chases;
        this.preChecks = preChecks;
    }

    @GetMapping("/chases")
    List<ChaseEntry> chases(@PathVariable UUID id) {
        return chases.of(id);
    }

    @PostMapping("/chases")
    @ResponseStatus(HttpStatus.CREATED)
    ChaseEntry chase(@PathVariable UUID id, @Valid @RequestBody ChaseRequest request) {
        return chases.log(id, request);
    }

    @GetMapping("/pre-checks")
    List<PreCheckResponse> preChecks(@PathVariable UUID id) {
        return preChecks.of(id);
    }

    @PostMapping("/pre-checks")
    @ResponseStatus(HttpStatus.CREATED)
    PreCheckOutcome askAgain(@PathVariable UUID id, @Valid @RequestBody PreCheckRequest request) {
        return preChecks.record(id, request);
    }

    @GetMapping("/readiness/snapshots")
    List<SnapshotResponse> snapshots(@PathVariable UUID id) {
        return readiness.snapshots(id);
    }
}
