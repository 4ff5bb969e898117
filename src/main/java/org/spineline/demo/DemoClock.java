package org.spineline.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

/**
 * Lets the demo's stories begin weeks ago: while they are entered, now lies in the past. Before the demo says it is ready
 * the clock is right again, and it stays right.
 */
final class DemoClock extends Clock {
    private final Clock real;
    private volatile Duration behind = Duration.ZERO;

    private DemoClock(Clock real) {
        this.real = real;
    }

    void goBack(Duration by) {
        behind = by;
    }

    void comeBack() {
        behind = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return real.instant().minus(behind);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** In another zone it would lose its way back, and nothing asks for one: the facility's zone is applied to instants. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Apply the zone to the instant");
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("demo")
    static class Setting {
        @Bean
        @Primary
        DemoClock demoClock(@Qualifier("clock") Clock real) {
            return new DemoClock(real);
        }
    }
}
