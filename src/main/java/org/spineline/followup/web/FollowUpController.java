package org.spineline.followup.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.followup.QueueView;
import org.spineline.followup.RiskFact;
import org.spineline.followup.application.CallLetter;
import org.spineline.followup.application.CallQueue;
import org.spineline.followup.application.FollowUpPlans;
import org.spineline.followup.application.FollowUpRequests.AttemptRequest;
import org.spineline.followup.application.FollowUpRequests.ContactLine;
import org.spineline.followup.application.FollowUpRequests.ContactMove;
import org.spineline.followup.application.FollowUpRequests.ContactResponse;
import org.spineline.followup.application.FollowUpRequests.Handoff;
import org.spineline.followup.application.FollowUpRequests.HandoverRequest;
import org.spineline.followup.application.FollowUpRequests.HandoverView;
import org.spineline.followup.application.FollowUpRequests.Queue;
import org.spineline.followup.application.FollowUpService;
import org.spineline.kernel.print.Print;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Versioned;
import org.springframework.http.HttpHeaders;
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
class FollowUpController {
    private final FollowUpService followUp;
    private final CallQueue queue;
    private final FollowUpPlans plans;
    private final CallLetter letter;

    FollowUpController(FollowUpService followUp, CallQueue queue, FollowUpPlans plans, CallLetter letter) {
        this.followUp = followUp;
        this.queue = queue;
        this.plans = plans;
        this.letter = letter;
    }

    @GetMapping("/follow-up/queue")
    Queue queue(
            @RequestParam(defaultValue = "ALL") QueueView view,
            @RequestParam(required = false) @Nullable RiskFact risk,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable @Size(max = 10) String language,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int size) {
        return queue.queue(view, new CallQueue.Filter(risk, mine, language), page, size);
    }

    @GetMapping("/follow-up/handoff")
    Handoff handoff() {
        return queue.handoff();
    }

    @PostMapping("/follow-up/handovers")
    HandoverView handOver(@Valid @RequestBody HandoverRequest request) {
        return queue.handOver(request);
    }

    @GetMapping("/follow-up/contacts/{id}")
    ResponseEntity<ContactResponse> get(@PathVariable UUID id) {
        return answer(followUp.get(id));
    }

    @PostMapping("/follow-up/contacts/{id}/claim")
    ResponseEntity<ContactResponse> claim(@PathVariable UUID id) {
        return answer(followUp.claim(id));
    }

    @PostMapping("/follow-up/contacts/{id}/claim/return")
    ResponseEntity<ContactResponse> giveBack(@PathVariable UUID id) {
        return answer(followUp.giveBack(id));
    }

    @PostMapping("/follow-up/contacts/{id}/attempts")
    ResponseEntity<ContactResponse> record(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody AttemptRequest request) {
        return answer(followUp.record(id, expected, request));
    }

    @PostMapping("/follow-up/contacts/{id}/move")
    ResponseEntity<ContactResponse> move(@PathVariable UUID id, @Valid @RequestBody ContactMove request) {
        plans.move(id, request);
        return answer(followUp.get(id));
    }

    @PostMapping("/follow-up/contacts/{id}/called-back")
    ResponseEntity<ContactResponse> calledBack(@PathVariable UUID id) {
        plans.calledBack(id);
        return answer(followUp.get(id));
    }

    @GetMapping(path = "/follow-up/contacts/{id}/letter.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> letter(@PathVariable UUID id, @RequestParam(required = false) Print.@Nullable Paper paper) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"letter.pdf\"")
                .body(letter.print(id, paper));
    }

    @PostMapping("/follow-up/contacts/{id}/letters")
    ResponseEntity<ContactResponse> letterSent(@PathVariable UUID id) {
        plans.letterSent(id);
        return answer(followUp.get(id));
    }

    @GetMapping("/episodes/{id}/follow-up")
    List<ContactLine> ofEpisode(@PathVariable UUID id) {
        return followUp.ofEpisode(id);
    }

    private static ResponseEntity<ContactResponse> answer(ContactResponse contact) {
        return Versioned.ok(contact, contact.version());
    }
}
