package org.spineline.followup.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.spineline.followup.QueueView;
import org.spineline.followup.application.FollowUpRequests.AttemptRequest;
import org.spineline.followup.application.FollowUpRequests.ContactLine;
import org.spineline.followup.application.FollowUpRequests.ContactResponse;
import org.spineline.followup.application.FollowUpRequests.Queue;
import org.spineline.followup.application.FollowUpService;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Versioned;
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
class FollowUpController {
    private final FollowUpService followUp;

    FollowUpController(FollowUpService followUp) {
        this.followUp = followUp;
    }

    @GetMapping("/follow-up/queue")
    Queue queue(
            @RequestParam(defaultValue = "ALL") QueueView view,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int size) {
        return followUp.queue(view, page, size);
    }

    @GetMapping("/follow-up/contacts/{id}")
    ResponseEntity<ContactResponse> get(@PathVariable UUID id) {
        ContactResponse contact = followUp.get(id);
        return Versioned.ok(contact, contact.version());
    }

    @PostMapping("/follow-up/contacts/{id}/attempts")
    ResponseEntity<ContactResponse> record(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody AttemptRequest request) {
        ContactResponse contact = followUp.record(id, expected, request);
        return Versioned.ok(contact, contact.version());
    }

    @GetMapping("/episodes/{id}/follow-up")
    List<ContactLine> ofEpisode(@PathVariable UUID id) {
        return followUp.ofEpisode(id);
    }
}
