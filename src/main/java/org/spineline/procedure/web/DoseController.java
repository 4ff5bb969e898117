package org.spineline.procedure.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Page;
import org.spineline.kernel.web.Versioned;
import org.spineline.procedure.application.DoseRequests.DoseFollowUpRequest;
import org.spineline.procedure.application.DoseRequests.DoseFollowUpView;
import org.spineline.procedure.application.DoseRequests.PatientDose;
import org.spineline.procedure.application.DoseService;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class DoseController {
    private final DoseService doses;

    DoseController(DoseService doses) {
        this.doses = doses;
    }

    @GetMapping("/patients/{id}/dose")
    PatientDose ofPatient(@PathVariable UUID id) {
        return doses.of(id);
    }

    @GetMapping("/dose-follow-ups")
    Page<DoseFollowUpView> followUps(
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "25") @Min(1) @Max(100) int size) {
        return doses.followUps(closed, page, size);
    }

    @PutMapping("/dose-follow-ups/{id}")
    ResponseEntity<DoseFollowUpView> close(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody DoseFollowUpRequest request) {
        DoseFollowUpView closed = doses.close(id, expected, request);
        return Versioned.ok(closed, closed.version());
    }

    @PostMapping("/dose-follow-ups/{id}/reopening")
    ResponseEntity<DoseFollowUpView> reopen(@PathVariable UUID id, ExpectedVersion expected) {
        DoseFollowUpView open = doses.reopen(id, expected);
        return Versioned.ok(open, open.version());
    }
}
