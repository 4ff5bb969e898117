package org.spineline.audit.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.audit.application.AccessReport;
import org.spineline.audit.application.AuditQuery;
import org.spineline.audit.application.AuditQuery.AuditFilter;
import org.spineline.audit.application.AuditRequests.TrailVerdict;
import org.spineline.audit.application.AuditRow;
import org.spineline.audit.application.TrailVerification;
import org.spineline.audit.domain.AuditAction;
import org.spineline.kernel.print.Print;
import org.spineline.kernel.web.Page;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/audit")
class AuditController {
    private final AuditQuery trail;
    private final TrailVerification verification;
    private final AccessReport reports;

    AuditController(AuditQuery trail, TrailVerification verification, AccessReport reports) {
        this.trail = trail;
        this.verification = verification;
        this.reports = reports;
    }

    /** Who saw or changed what of one patient, oldest first. */
    @GetMapping(path = "/patients/{id}/report.csv", produces = "text/csv")
    ResponseEntity<byte[]> reportForSpreadsheet(@PathVariable UUID id) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"access-report.csv\"")
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .body(reports.csv(id));
    }

    /** The same on paper. */
    @GetMapping(path = "/patients/{id}/report.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> reportOnPaper(
            @PathVariable UUID id, @RequestParam(required = false) Print.@Nullable Paper paper) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"access-report.pdf\"")
                .body(reports.pdf(id, paper));
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
