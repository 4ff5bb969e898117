package org.spineline.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** A clock that stands still until a test moves it. */
public final class TestClock extends Clock {
    /** A Monday, 03:00 in the facility. */
    public static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private volatile Instant now = START;

    public void set(Instant moment) {
        now = moment;
    }

    public void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {
        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }

    static final class StartsEachTestAtTheSameTime implements BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext test) {
            SpringExtension.getApplicationContext(test).getBean(TestClock.class).set(START);
        }
    }
}
