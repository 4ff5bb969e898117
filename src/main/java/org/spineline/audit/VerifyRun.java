package org.spineline.audit;

import java.io.PrintStream;
import java.util.Arrays;
import org.spineline.audit.application.AuditRequests.TrailVerdict;
import org.spineline.audit.application.TrailVerifier;
import org.spineline.audit.domain.AuditProperties;
import org.spineline.audit.infrastructure.KeyConfiguration;
import org.spineline.kernel.time.FacilityProperties;
import org.spineline.kernel.time.TimeConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * {@code java -jar spineline.jar --spineline.verify-audit}: checks the trail of the configured database with nothing else running: no port, no migration, no scheduled
 * work. An embedded database has to be closed by the server first.
 */
public final class VerifyRun {
    private static final String ASKED = "--spineline.verify-audit";

    private VerifyRun() {}

    /** Whether this start is meant to check the trail only. */
    public static boolean isAsked(String... arguments) {
        return Arrays.asList(arguments).contains(ASKED);
    }

    /** @return 0 when the trail is whole, 1 otherwise */
    public static int run(PrintStream out, String... arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .run(Arrays.copyOf(arguments, arguments.length))) {
            TrailVerdict verdict = context.getBean(TrailVerifier.class).verify();
            out.println(sentence(verdict));
            return verdict.whole() ? 0 : 1;
        }
    }

    private static String sentence(TrailVerdict verdict) {
        if (verdict.whole()) {
            return "The access log is whole: %d rows, anchored up to %d."
                    .formatted(verdict.sealed(), verdict.anchored());
        }
        return verdict.firstBadSeq() == null
                ? "The access log is NOT whole: %s.".formatted(verdict.flaw())
                : "The access log is NOT whole: %s at %d.".formatted(verdict.flaw(), verdict.firstBadSeq());
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @EnableConfigurationProperties({AuditProperties.class, FacilityProperties.class})
    @Import({KeyConfiguration.class, TrailVerifier.class, TimeConfiguration.class})
    static class Parts {}
}
