package org.spineline.kernel.encryption;

import java.io.PrintStream;
import java.util.Arrays;
import org.spineline.kernel.encryption.RecordRewriter.Result;
import org.spineline.kernel.time.FacilityProperties;
import org.spineline.kernel.time.TimeConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * {@code java -jar spineline.jar encrypt-records}: brings everything under the newest key at once, beside running servers or,
 * with an embedded database, instead of one. The database has to be of this version already.
 */
public final class EncryptRun {
    private static final String ASKED = "encrypt-records";

    private EncryptRun() {}

    public static boolean isAsked(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(ASKED);
    }

    /** @return the exit code: 0 done, 1 somebody else is at it, or something could not be read */
    public static int run(PrintStream out, String... arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(Arrays.copyOfRange(arguments, 1, arguments.length))) {
            Result done = context.getBean(RecordRewriter.class).run();
            if (done == null) {
                out.println("A running server is at it already; its log says when it is done.");
                return 1;
            }
            out.println(done.rewritten() + " texts were brought under the newest key.");
            if (done.unreadable() > 0) {
                out.println(done.unreadable()
                        + " could not be read: they were changed, or their key is missing in spineline.keys.records.");
                return 1;
            }
            return 0;
        }
    }

    /** Not annotated as a configuration: the server's own scan must pass it by. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @EnableConfigurationProperties(FacilityProperties.class)
    @Import({EncryptionConfiguration.class, RecordKeyBook.class, RecordRewriter.class, TimeConfiguration.class})
    static class Parts {}
}
