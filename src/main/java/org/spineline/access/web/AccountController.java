package org.spineline.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.spineline.access.application.AccountRequests.AccountView;
import org.spineline.access.application.AccountRequests.Code;
import org.spineline.access.application.AccountRequests.PasswordChange;
import org.spineline.access.application.AccountRequests.RecoveryCodes;
import org.spineline.access.application.AccountRequests.SessionView;
import org.spineline.access.application.AccountRequests.TotpOffer;
import org.spineline.access.application.AccountService;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/account")
class AccountController {
    private final AccountService account;
    private final Door door;

    AccountController(AccountService account, Door door) {
        this.account = account;
        this.door = door;
    }

    @GetMapping
    AccountView mine() {
        return account.mine();
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            @Valid @RequestBody PasswordChange change,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        account.changePassword(change, Door.entry(request));
        door.proveMore(who, Factors.PASSWORD, request, response);
    }

    /** The picture to scan; shown once, and worth nothing until {@link #confirmSecondFactor} followed. */
    @PostMapping("/second-factor")
    TotpOffer offerSecondFactor() {
        return account.offerSecondFactor();
    }

    @PostMapping("/second-factor/confirm")
    RecoveryCodes confirmSecondFactor(
            @Valid @RequestBody Code code,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        RecoveryCodes codes = account.confirmSecondFactor(code.code(), Door.entry(request));
        door.proveMore(who, Factors.CODE, request, response);
        return codes;
    }

    @PostMapping("/recovery-codes")
    RecoveryCodes newRecoveryCodes() {
        return account.newRecoveryCodes();
    }

    @GetMapping("/sessions")
    List<SessionView> sessions(HttpServletRequest request) {
        return account.mySessions(Door.entry(request));
    }

    @PostMapping("/sessions/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(@PathVariable UUID id) {
        account.endMySession(id);
    }

    /** All but the one that asks. */
    @PostMapping("/sessions/end-others")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOtherSessions(HttpServletRequest request) {
        account.endMyOtherSessions(Door.entry(request));
    }
}
