package org.spineline.kernel.time;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@EnableScheduling
@Configuration(proxyBeanMethods = false)
public class TimeConfiguration {
    /**
     * Ticks in microseconds, because both databases keep no more: what is remembered is what will be read again. Tests and
     * the demo put a primary one in front of it.
     */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    @Bean
    FacilityZone facilityZone(FacilityProperties facility, Clock clock) {
        return new FacilityZone(facility.timeZone(), clock);
    }
}
