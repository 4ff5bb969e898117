package org.spineline.adverse.web;

import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.spineline.adverse.application.AdverseEventService;
import org.spineline.adverse.application.AdverseRequests.EventChoices;
import org.spineline.adverse.application.AdverseRequests.EventCorrectionRequest;
import org.spineline.adverse.application.AdverseRequests.EventRequest;
import org.spineline.adverse.application.AdverseRequests.EventResponse;
import org.spineline.adverse.application.AdverseRequests.WithdrawalRequest;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Versioned;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class AdverseEventController {
    private final AdverseEventService events;

    AdverseEventController(AdverseEventService events) {
        this.events = events;
    }

    @GetMapping("/adverse-events/choices")
    EventChoices choices() {
        return events.choices();
    }

    @GetMapping("/episodes/{id}/adverse-events")
    List<EventResponse> ofEpisode(@PathVariable UUID id) {
        return events.of(id);
    }

    @PostMapping("/episodes/{id}/adverse-events")
    ResponseEntity<EventResponse> report(@PathVariable UUID id, @Valid @RequestBody EventRequest request) {
        EventResponse reported = events.report(id, request);
        return Versioned.created(URI.create("/api/adverse-events/" + reported.id()), reported, reported.version());
    }

    @PutMapping("/adverse-events/{id}")
    ResponseEntity<EventResponse> correct(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody EventCorrectionRequest request) {
        return versioned(events.correct(id, expected, request));
    }

    @PostMapping("/adverse-events/{id}/withdrawal")
    ResponseEntity<EventResponse> withdraw(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody WithdrawalRequest request) {
        return versioned(events.withdraw(id, expected, request));
    }

    private static ResponseEntity<EventResponse> versioned(EventResponse event) {
        return Versioned.ok(event, event.version());
    }
}
