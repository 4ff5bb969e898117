package org.spineline.coverage.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.coverage.application.AuthorizationPacket;
import org.spineline.coverage.application.CoverageRequests.CoverageResponse;
import org.spineline.coverage.application.CoverageRequests.StatementRequest;
import org.spineline.coverage.application.CoverageRequests.StatementView;
import org.spineline.coverage.application.CoverageService;
import org.spineline.episode.Technique;
import org.spineline.kernel.print.Print;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/episodes/{id}/coverage")
class CoverageController {
    private final CoverageService coverage;
    private final AuthorizationPacket packet;

    CoverageController(CoverageService coverage, AuthorizationPacket packet) {
        this.coverage = coverage;
        this.packet = packet;
    }

    /**
     * @param payer code of the payer; the first one of the site when left out
     * @param technique to judge instead of the planned one
     * @param levels to judge instead of the planned ones
     */
    @GetMapping
    CoverageResponse assess(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable @Size(max = 40) String payer,
            @RequestParam(required = false) @Nullable Technique technique,
            @RequestParam(required = false) @Nullable @Size(max = 20) List<VertebralLevel> levels) {
        return coverage.assess(id, payer, technique, levels);
    }

    @PostMapping("/statements")
    @ResponseStatus(HttpStatus.CREATED)
    List<StatementView> state(@PathVariable UUID id, @Valid @RequestBody StatementRequest request) {
        return coverage.state(id, request);
    }

    @GetMapping(path = "/packet", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> packet(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable @Size(max = 40) String payer,
            @RequestParam(required = false) Print.@Nullable Paper paper) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"authorization-packet.pdf\"")
                .body(packet.print(id, payer, paper));
    }
}
