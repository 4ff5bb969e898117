package org.spineline.bonehealth.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.bonehealth.BoneGapKind;
import org.spineline.bonehealth.BoneGapStatus;
import org.spineline.bonehealth.application.BoneRequests.BoneGapRow;
import org.spineline.bonehealth.application.BoneRequests.BoneGapView;
import org.spineline.bonehealth.application.BoneRequests.BoneHealth;
import org.spineline.bonehealth.application.BoneRequests.BoneReason;
import org.spineline.bonehealth.application.BoneRequests.BoneRecordRequest;
import org.spineline.bonehealth.application.BoneService;
import org.spineline.kernel.print.Print;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Page;
import org.spineline.kernel.web.Versioned;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class BoneController {
    private final BoneService bones;

    BoneController(BoneService bones) {
        this.bones = bones;
    }

    @GetMapping("/patients/{id}/bone-health")
    BoneHealth of(@PathVariable UUID id) {
        return bones.of(id);
    }

    @PostMapping("/patients/{id}/bone-health")
    BoneHealth record(@PathVariable UUID id, @Valid @RequestBody BoneRecordRequest request) {
        return bones.record(id, request);
    }

    @PostMapping("/bone-records/{id}/strike")
    BoneHealth strike(@PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody BoneReason request) {
        return bones.strike(id, expected, request);
    }

    @GetMapping("/bone-gaps")
    Page<BoneGapRow> list(
            @RequestParam(required = false) @Nullable BoneGapKind kind,
            @RequestParam(required = false) @Nullable BoneGapStatus status,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int size) {
        return bones.list(kind, status, page, size);
    }

    @PostMapping("/bone-gaps/{id}/waiver")
    ResponseEntity<BoneGapView> waive(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody BoneReason request) {
        BoneGapView gap = bones.waive(id, expected, request);
        return Versioned.ok(gap, gap.version());
    }

    @PostMapping("/bone-gaps/{id}/question")
    ResponseEntity<BoneGapView> askAgain(@PathVariable UUID id, ExpectedVersion expected) {
        BoneGapView gap = bones.askAgain(id, expected);
        return Versioned.ok(gap, gap.version());
    }

    @PostMapping(path = "/bone-gaps/{id}/letter", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> letter(@PathVariable UUID id, @RequestParam(required = false) Print.@Nullable Paper paper) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(bones.letter(id, paper));
    }
}
