package org.spineline.audit.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.audit.application.AuditQuery;
import org.spineline.audit.application.AuditQuery.AuditFilter;
import org.spineline.audit.application.AuditRequests.TrailVerdict;
import org.spineline.audit.application.AuditRow;
import org.spineline.audit.application.TrailVerification;
import org.spineline.audit.domain.AuditAction;
import org.spineline.kernel.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/audit")
class AuditController {
    private final AuditQuery trail;
    private final TrailVerification verification;

    AuditController(AuditQuery trail, TrailVerification verification) {
        this.trail = trail;
        this.verification = verification;
    }

    /** Checks the whole trail: that no row was changed, removed, added or moved since it was written. */
    @GetMapping("/verify")
    TrailVerdict verify() {
        return verification.verify();
    }

    @GetMapping
    Page<AuditRow> find(
            @RequestParam(required = false) @Nullable UUID userId,
            @RequestParam(required = false) @Nullable UUID patientId,
            @RequestParam(required = false) @Nullable AuditAction action,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int size) {
        return trail.find(new AuditFilter(userId, patientId, action, from, to), page, size);
    }
}
