package org.spineline.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spineline.kernel.secret.PrivateFiles;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Gives the demo its patients at the first start and its credentials at every start, before it says it is ready. */
@Component
@Profile("demo")
class DemoStart implements ApplicationRunner {
    private final DemoAccounts accounts;
    private final DemoDepartment department;
    private final Environment environment;

    DemoStart(DemoAccounts accounts, DemoDepartment department, Environment environment) {
        this.accounts = accounts;
        this.department = department;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        List<DemoAccounts.Account> renewed = accounts.renewed();
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        department.open(port, renewed);
        print(port, renewed, System.out);
        String file = environment.getProperty("spineline.demo.credentials-file");
        if (file != null) {
            write(Path.of(file), renewed);
        }
    }

    /** On the terminal, not in the log: logs are kept, and these are passwords. */
    private static void print(int port, List<DemoAccounts.Account> accounts, PrintStream terminal) {
        terminal.printf("%n  Spineline demo, synthetic patients only: http://127.0.0.1:%d%n%n", port);
        terminal.printf("  %-14s %-14s %s%n", "role", "user name", "password (until the next start)");
        accounts.forEach(account -> terminal.printf(
                "  %-14s %-14s %s%n",
                account.role().name().toLowerCase(Locale.ROOT), account.username(), account.password()));
        terminal.println();
    }

    /** For the browser test, which has no eyes on the terminal; only the owner may read it. */
    private static void write(Path file, List<DemoAccounts.Account> accounts) throws IOException {
        Map<String, Map<String, String>> byRole = new LinkedHashMap<>();
        accounts.forEach(account -> byRole.put(
                account.role().name(), Map.of("username", account.username(), "password", account.password())));
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        PrivateFiles.write(unfinished, JsonMapper.shared().writeValueAsString(byRole));
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
