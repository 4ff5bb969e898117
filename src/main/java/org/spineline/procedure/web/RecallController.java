package org.spineline.procedure.web;

import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.print.Print;
import org.spineline.procedure.application.RecallPrint;
import org.spineline.procedure.application.RecallRequests.RecallResponse;
import org.spineline.procedure.application.RecallService;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/recalls")
class RecallController {
    private final RecallService recalls;
    private final RecallPrint print;

    RecallController(RecallService recalls, RecallPrint print) {
        this.recalls = recalls;
        this.print = print;
    }

    /** By a lot of the catalogue, or by its number. */
    @GetMapping
    RecallResponse run(
            @RequestParam(required = false) @Nullable UUID lotId,
            @RequestParam(required = false) @Nullable @Size(max = 60) String lot) {
        return recalls.run(lotId, lot);
    }

    @GetMapping(path = "/csv", produces = "text/csv")
    ResponseEntity<byte[]> csv(
            @RequestParam(required = false) @Nullable UUID lotId,
            @RequestParam(required = false) @Nullable @Size(max = 60) String lot) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"recall.csv\"")
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .body(print.csv(lotId, lot));
    }

    /** A page for each patient; of one patient alone where {@code patientId} says so. */
    @GetMapping(path = "/letters", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> letters(
            @RequestParam(required = false) @Nullable UUID lotId,
            @RequestParam(required = false) @Nullable @Size(max = 60) String lot,
            @RequestParam(required = false) @Nullable UUID patientId,
            @RequestParam(required = false) Print.@Nullable Paper paper) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"recall-letters.pdf\"")
                .body(print.letters(lotId, lot, patientId, paper));
    }
}
