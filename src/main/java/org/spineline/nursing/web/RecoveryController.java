package org.spineline.nursing.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.print.Print;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.RequestHash;
import org.spineline.kernel.web.Versioned;
import org.spineline.nursing.application.DischargeSheetPdf;
import org.spineline.nursing.application.RecoveryRequests.DischargeReasonRequest;
import org.spineline.nursing.application.RecoveryRequests.DischargeRequest;
import org.spineline.nursing.application.RecoveryRequests.DischargeUndoRequest;
import org.spineline.nursing.application.RecoveryRequests.NeurologyAcknowledgementRequest;
import org.spineline.nursing.application.RecoveryRequests.RecoveryCheckRequest;
import org.spineline.nursing.application.RecoveryRequests.RecoveryHeadRequest;
import org.spineline.nursing.application.RecoveryRequests.RecoveryOpenRequest;
import org.spineline.nursing.application.RecoveryRequests.RecoveryOptions;
import org.spineline.nursing.application.RecoveryRequests.RecoveryResponse;
import org.spineline.nursing.application.RecoveryService;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class RecoveryController {
    private final RecoveryService recovery;
    private final DischargeSheetPdf sheet;

    RecoveryController(RecoveryService recovery, DischargeSheetPdf sheet) {
        this.recovery = recovery;
        this.sheet = sheet;
    }

    @GetMapping("/recovery-options")
    RecoveryOptions recoveryOptions() {
        return recovery.options();
    }

    /** Opening twice gives the same record. */
    @PostMapping("/bookings/{id}/recovery")
    ResponseEntity<RecoveryResponse> openRecovery(
            @PathVariable UUID id, @Valid @RequestBody RecoveryOpenRequest request) {
        return versioned(recovery.open(id, request));
    }

    @GetMapping("/bookings/{id}/recovery")
    ResponseEntity<RecoveryResponse> getRecovery(@PathVariable UUID id) {
        return versioned(recovery.get(id));
    }

    @PutMapping("/bookings/{id}/recovery")
    ResponseEntity<RecoveryResponse> writeRecovery(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody RecoveryHeadRequest request) {
        return versioned(recovery.write(id, expected, request));
    }

    @PostMapping("/bookings/{id}/recovery/checks")
    ResponseEntity<RecoveryResponse> noteRecoveryCheck(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Pattern(regexp = RequestHash.KEY)
                    String key,
            @Valid @RequestBody RecoveryCheckRequest request) {
        return versioned(recovery.check(id, key, request));
    }

    @PostMapping("/bookings/{id}/recovery/checks/{checkId}/acknowledgement")
    ResponseEntity<RecoveryResponse> acknowledgeNeurology(
            @PathVariable UUID id,
            @PathVariable UUID checkId,
            @Valid @RequestBody NeurologyAcknowledgementRequest request) {
        return versioned(recovery.acknowledge(id, checkId, request));
    }

    @PostMapping("/bookings/{id}/recovery/discharge")
    ResponseEntity<RecoveryResponse> discharge(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody DischargeRequest request) {
        return versioned(recovery.discharge(id, expected, request));
    }

    @PostMapping("/bookings/{id}/recovery/discharge-override")
    ResponseEntity<RecoveryResponse> overrideDischarge(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody DischargeReasonRequest request) {
        return versioned(recovery.override(id, expected, request));
    }

    @PostMapping("/bookings/{id}/recovery/reopening")
    ResponseEntity<RecoveryResponse> reopenRecovery(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody DischargeUndoRequest request) {
        return versioned(recovery.reopen(id, expected, request));
    }

    @GetMapping(path = "/bookings/{id}/discharge-sheet.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> dischargeSheet(
            @PathVariable UUID id, @RequestParam(required = false) Print.@Nullable Paper paper) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"discharge-sheet.pdf\"")
                .body(sheet.print(id, paper));
    }

    private static ResponseEntity<RecoveryResponse> versioned(RecoveryResponse record) {
        return Versioned.ok(record, record.version());
    }
}
