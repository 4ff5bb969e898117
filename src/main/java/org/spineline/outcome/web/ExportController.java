package org.spineline.outcome.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.spineline.outcome.application.ExportService;
import org.spineline.outcome.application.OutcomeRequests.ExportRequest;
import org.spineline.outcome.application.OutcomeRequests.ExportView;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/outcomes/exports")
class ExportController {
    private static final String ZIP = "application/zip";

    private final ExportService exports;

    ExportController(ExportService exports) {
        this.exports = exports;
    }

    @GetMapping
    List<ExportView> latest() {
        return exports.latest();
    }

    @PostMapping
    ResponseEntity<ExportView> order(@Valid @RequestBody ExportRequest request) {
        ExportView export = exports.order(request);
        return ResponseEntity.created(URI.create("/api/outcomes/exports/" + export.id() + "/file"))
                .body(export);
    }

    /** Streamed as it is read; who closes the connection ends it. */
    @GetMapping("/{id}/file")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    void file(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        ExportView export = exports.take(id);
        response.setContentType(ZIP);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"outcomes.zip\"");
        exports.write(export, response.getOutputStream());
    }
}
