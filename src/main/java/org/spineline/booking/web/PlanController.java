package org.spineline.booking.web;

import jakarta.validation.Valid;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.spineline.booking.application.PlanRequests.PinsRequest;
import org.spineline.booking.application.PlanRequests.PlanRequest;
import org.spineline.booking.application.PlanRequests.PlanResponse;
import org.spineline.booking.application.PlanRequests.PlanSummary;
import org.spineline.booking.application.PlanRequests.PublicationRequest;
import org.spineline.booking.application.PlanRequests.PublicationResponse;
import org.spineline.booking.application.PlanService;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Versioned;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/plans")
class PlanController {
    private final PlanService plans;

    PlanController(PlanService plans) {
        this.plans = plans;
    }

    @GetMapping
    List<PlanSummary> touching(@RequestParam LocalDate from, @RequestParam LocalDate to) {
        return plans.touching(from, to);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<PlanResponse> create(@Valid @RequestBody PlanRequest request) {
        PlanResponse created = plans.create(request);
        return Versioned.created(URI.create("/api/plans/" + created.id()), created, created.version());
    }

    @GetMapping("/{id}")
    ResponseEntity<PlanResponse> get(@PathVariable UUID id) {
        return versioned(plans.get(id));
    }

    @PutMapping("/{id}/pins")
    ResponseEntity<PlanResponse> pin(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody PinsRequest request) {
        return versioned(plans.pin(id, expected, request));
    }

    @PostMapping("/{id}/solve")
    ResponseEntity<PlanResponse> solve(@PathVariable UUID id, ExpectedVersion expected) {
        return versioned(plans.solve(id, expected));
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<PlanResponse> cancel(@PathVariable UUID id) {
        return versioned(plans.cancel(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable UUID id, ExpectedVersion expected) {
        plans.discard(id, expected);
    }

    @PostMapping("/{id}/publication")
    ResponseEntity<PublicationResponse> publish(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody PublicationRequest request) {
        PublicationResponse published = plans.publish(id, expected, request);
        return Versioned.ok(published, published.plan().version());
    }

    private static ResponseEntity<PlanResponse> versioned(PlanResponse plan) {
        return Versioned.ok(plan, plan.version());
    }
}
