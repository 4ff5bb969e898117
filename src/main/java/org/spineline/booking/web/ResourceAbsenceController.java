package org.spineline.booking.web;

import jakarta.validation.Valid;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.spineline.booking.application.AbsenceRequests.Absences;
import org.spineline.booking.application.AbsenceRequests.BlockRequest;
import org.spineline.booking.application.AbsenceRequests.BlockView;
import org.spineline.booking.application.AbsenceRequests.ClosureRequest;
import org.spineline.booking.application.AbsenceRequests.ClosureResponse;
import org.spineline.booking.application.AbsenceRequests.SickDayRequest;
import org.spineline.booking.application.AbsenceService;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Versioned;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/resources/{id}")
class ResourceAbsenceController {
    private final AbsenceService absences;

    ResourceAbsenceController(AbsenceService absences) {
        this.absences = absences;
    }

    @GetMapping("/absences")
    ResponseEntity<Absences> of(@PathVariable UUID id, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        Absences found = absences.of(id, from, to);
        return Versioned.ok(found, found.resourceVersion());
    }

    @PostMapping("/closures")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ClosureResponse> close(@PathVariable UUID id, @Valid @RequestBody ClosureRequest request) {
        return closed(id, absences.close(id, request));
    }

    @PostMapping("/sick-days")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ClosureResponse> sick(@PathVariable UUID id, @Valid @RequestBody SickDayRequest request) {
        return closed(id, absences.sick(id, request));
    }

    @DeleteMapping("/closures/{closureId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reopen(@PathVariable UUID id, ExpectedVersion expected, @PathVariable UUID closureId) {
        absences.reopen(id, expected, closureId);
    }

    @PostMapping("/blocks")
    @ResponseStatus(HttpStatus.CREATED)
    List<BlockView> block(@PathVariable UUID id, @Valid @RequestBody BlockRequest request) {
        return absences.block(id, request);
    }

    @DeleteMapping("/blocks/{blockId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(
            @PathVariable UUID id,
            ExpectedVersion expected,
            @PathVariable UUID blockId,
            @RequestParam(defaultValue = "false") boolean series) {
        absences.unblock(id, expected, blockId, series);
    }

    private static ResponseEntity<ClosureResponse> closed(UUID id, ClosureResponse closed) {
        return Versioned.created(
                URI.create(
                        "/api/resources/" + id + "/closures/" + closed.closure().id()),
                closed,
                closed.resourceVersion());
    }
}
