package org.spineline.demo;

import java.util.ArrayList;
import java.util.List;
import org.spineline.access.AccountRenewal;
import org.spineline.access.Role;
import org.spineline.kernel.secret.Tokens;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** One account for each role; the passwords are new at every start and stand nowhere but in the printed table. */
@Component
@Profile("demo")
class DemoAccounts {
    private static final int PASSWORD_BYTES = 12;

    private final AccountRenewal accounts;

    DemoAccounts(AccountRenewal accounts) {
        this.accounts = accounts;
    }

    List<Account> renewed() {
        List<Account> renewed = new ArrayList<>();
        renewed.add(renewed("scheduler", "Rosa Osman", Role.SCHEDULER));
        renewed.add(renewed("radiologist", "Dr Kenji Tanaka", Role.RADIOLOGIST));
        renewed.add(renewed("lead", "Dr Ines Haddad", Role.LEAD));
        renewed.add(renewed("nurse", "Marta Silva", Role.NURSE));
        renewed.add(renewed("administrator", "Ada Byron", Role.ADMINISTRATOR));
        renewed.add(renewed("auditor", "Tom Reyes", Role.AUDITOR));
        return renewed;
    }

    private Account renewed(String username, String displayName, Role role) {
        String password = Tokens.fresh(PASSWORD_BYTES);
        accounts.renew(username, displayName, role, password);
        return new Account(role, username, password);
    }

    /** Held only until it is printed. */
    record Account(Role role, String username, String password) {
        @Override
        public String toString() {
            return role + " " + username;
        }
    }
}
