package org.spineline.operations.infrastructure;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.SecretKey;
import org.spineline.kernel.config.WrongConfigurationException;
import org.spineline.operations.domain.BackupRules;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** {@code java -jar spineline.jar backup <file>} and {@code restore <file>}: the configuration of the server, and no server. */
public final class BackupCommand {
    /** SQLState of a file another process has open, in H2. */
    private static final String FILE_LOCKED = "90020";

    private static final Set<String> NAMES = Set.of("backup", "restore");

    private BackupCommand() {}

    public static boolean isMeantBy(String... arguments) {
        return arguments.length > 0 && NAMES.contains(arguments[0]);
    }

    /** @return the exit code: 0 done, 1 refused or failed, 2 not understood */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        if (arguments.length < 2 || arguments[1].startsWith("--")) {
            err.println("Name the file: java -jar spineline.jar " + arguments[0] + " <file>");
            return 2;
        }
        String[] settings = Arrays.copyOfRange(arguments, 2, arguments.length);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(settings)) {
            return run(out, err, arguments[0], Path.of(arguments[1]), context.getEnvironment());
        }
    }

    private static int run(PrintStream out, PrintStream err, String command, Path file, Environment environment) {
        String url = environment.getRequiredProperty("spring.datasource.url");
        String user = environment.getProperty("spring.datasource.username");
        String password = environment.getProperty("spring.datasource.password");
        try {
            BackupRules rules = Binder.get(environment).bindOrCreate("spineline.backup", BackupRules.class);
            SecretKey key = BackupKey.read(rules.keyFile());
            DatabaseCopy copy = BackupFiles.copyOf(url, user, password);
            if (command.equals("restore")) {
                BackupFiles.Heading heading = BackupFiles.restore(copy, file, key);
                out.println("Restored from " + file + ", made at " + heading.madeAt() + ". Start Spineline as usual.");
                return 0;
            }
            if (Files.exists(file)) {
                throw new RestoreRefusedException("There is a file " + file + " already. Name another one.");
            }
            try (Connection database = DriverManager.getConnection(withoutCreating(url), user, password)) {
                BackupFiles.write(copy, database, file, key);
            }
            out.println("Backup written to " + file + ".");
            return 0;
        } catch (WrongConfigurationException wrong) {
            err.println(wrong.getMessage() + " " + wrong.remedy());
        } catch (RestoreRefusedException refused) {
            err.println(refused.getMessage());
        } catch (SealedStream.SealBrokenException broken) {
            err.println(broken.getMessage() + " Nothing was restored.");
        } catch (SQLException refused) {
            err.println(
                    FILE_LOCKED.equals(refused.getSQLState())
                            ? "Spineline is running on this database. Let it make the backup (Admin, \"Operations\", or"
                                    + " spineline.backup.every), or stop it first."
                            : "The database refused: " + refused.getMessage());
        } catch (IOException failed) {
            err.println("The file could not be read or written: " + failed.getMessage());
        }
        return 1;
    }

    /** A mistyped path must not give an empty backup of a database that did not exist before. */
    private static String withoutCreating(String url) {
        return url.startsWith("jdbc:h2:") ? url + ";IFEXISTS=TRUE" : url;
    }

    /** No beans: only what is configured is wanted. */
    static final class Settings {}
}
