package org.spineline.prom.web;

import jakarta.validation.Valid;
import java.util.UUID;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Versioned;
import org.spineline.prom.application.PromRequests.InvitationRequest;
import org.spineline.prom.application.PromRequests.InvitationView;
import org.spineline.prom.application.PromRequests.NewInvitation;
import org.spineline.prom.application.PromRequests.PromCourse;
import org.spineline.prom.application.PromRequests.ScoresRequest;
import org.spineline.prom.application.PromService;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class PromController {
    private final PromService proms;

    PromController(PromService proms) {
        this.proms = proms;
    }

    @GetMapping("/episodes/{id}/proms")
    PromCourse course(@PathVariable UUID id) {
        return proms.course(id);
    }

    @PostMapping("/episodes/{id}/proms")
    PromCourse record(@PathVariable UUID id, @Valid @RequestBody ScoresRequest request) {
        return proms.record(id, request);
    }

    @PostMapping("/episodes/{id}/prom-invitations")
    @ResponseStatus(HttpStatus.CREATED)
    NewInvitation invite(@PathVariable UUID id, @Valid @RequestBody InvitationRequest request) {
        return proms.invite(id, request);
    }

    @PostMapping("/prom-invitations/{id}/links")
    @ResponseStatus(HttpStatus.CREATED)
    NewInvitation anotherLink(@PathVariable UUID id, ExpectedVersion expected) {
        return proms.anotherLink(id, expected);
    }

    @PostMapping("/prom-invitations/{id}/revocation")
    ResponseEntity<InvitationView> revoke(@PathVariable UUID id, ExpectedVersion expected) {
        InvitationView invitation = proms.revoke(id, expected);
        return Versioned.ok(invitation, invitation.version());
    }
}
