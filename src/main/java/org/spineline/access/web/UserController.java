package org.spineline.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.spineline.access.application.AccountRequests.ResetLink;
import org.spineline.access.application.AccountRequests.SessionView;
import org.spineline.access.application.UserRequests.NewUser;
import org.spineline.access.application.UserRequests.UserChange;
import org.spineline.access.application.UserRequests.UserResponse;
import org.spineline.access.application.UserService;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Versioned;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/users")
class UserController {
    private final UserService users;

    UserController(UserService users) {
        this.users = users;
    }

    @GetMapping
    List<UserResponse> all() {
        return users.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<UserResponse> create(@Valid @RequestBody NewUser request) {
        UserResponse created = users.create(request);
        return Versioned.created(URI.create("/api/users/" + created.id()), created, created.version());
    }

    @PutMapping("/{id}")
    ResponseEntity<UserResponse> change(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody UserChange change) {
        UserResponse changed = users.change(id, expected, change);
        return Versioned.ok(changed, changed.version());
    }

    /** A link with which its owner chooses a new password; one given before no longer works. */
    @PostMapping("/{id}/reset-link")
    ResetLink resetLink(@PathVariable UUID id) {
        return users.resetLink(id);
    }

    @GetMapping("/{id}/sessions")
    List<SessionView> sessions(@PathVariable UUID id, HttpServletRequest request) {
        return users.sessionsOf(id, Door.entry(request));
    }

    @PostMapping("/{id}/sessions/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSessions(@PathVariable UUID id) {
        users.endSessionsOf(id);
    }

    /** For a lost authenticator. */
    @PostMapping("/{id}/second-factor/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeSecondFactor(@PathVariable UUID id) {
        users.removeSecondFactor(id);
    }

    /** For lost devices. */
    @PostMapping("/{id}/passkeys/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePasskeys(@PathVariable UUID id) {
        users.removePasskeys(id);
    }
}
