package org.spineline.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.spineline.access.application.AccountLookup;
import org.spineline.access.application.AccountRequests.Setup;
import org.spineline.access.application.AccountRequests.SetupState;
import org.spineline.access.application.FirstRun;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/setup")
class SetupController {
    private final FirstRun firstRun;
    private final AccountLookup accounts;
    private final Door door;

    SetupController(FirstRun firstRun, AccountLookup accounts, Door door) {
        this.firstRun = firstRun;
        this.accounts = accounts;
        this.door = door;
    }

    @GetMapping
    SetupState state() {
        return new SetupState(firstRun.isNeeded());
    }

    /** The first administrator is created and signed in; the second factor comes next. */
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void create(@Valid @RequestBody Setup setup, HttpServletRequest request, HttpServletResponse response) {
        firstRun.create(setup);
        door.open(accounts.loadUserByUsername(setup.username()), Factors.PASSWORD, request, response);
    }
}
