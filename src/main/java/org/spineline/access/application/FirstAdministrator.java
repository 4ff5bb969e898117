package org.spineline.access.application;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spineline.access.Role;
import org.spineline.access.domain.AppUser;
import org.spineline.access.domain.AppUserRepository;
import org.spineline.kernel.problem.RuleViolationException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Creates the account that creates all others, when whoever installs Spineline names it and chooses its password. It does
 * nothing as soon as any account exists, so that the setting cannot be used to get back in.
 */
@Component
class FirstAdministrator implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final AppUserRepository users;
    private final PasswordJudge judge;
    private final PasswordEncoder passwords;
    private final TransactionOperations transaction;
    private final @Nullable String username;
    private final @Nullable String password;

    FirstAdministrator(
            AppUserRepository users,
            PasswordJudge judge,
            PasswordEncoder passwords,
            TransactionOperations transaction,
            @Value("${spineline.first-administrator.username:#{null}}") @Nullable String username,
            @Value("${spineline.first-administrator.password:#{null}}") @Nullable String password) {
        this.users = users;
        this.judge = judge;
        this.passwords = passwords;
        this.transaction = transaction;
        this.username = username;
        this.password = password;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (username == null) {
            return;
        }
        if (password == null) {
            throw new IllegalStateException("The first administrator needs a password; see the operations page.");
        }
        try {
            judge.require("/password", password, username);
        } catch (RuleViolationException refused) {
            throw new IllegalStateException(
                    "The password of the first administrator is not taken. " + refused.getMessage(), refused);
        }
        transaction.executeWithoutResult(status -> {
            if (users.count() > 0) {
                log.info("Accounts exist, so no first administrator was created");
                return;
            }
            users.save(new AppUser(username, username, Role.ADMINISTRATOR, passwords.encode(password)));
            log.info("The first administrator was created; take its password out of the environment");
        });
    }
}
