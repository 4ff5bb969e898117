package org.spineline.kernel.time;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@EnableScheduling
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {
    /** Tests and the demo put a primary one in front of it. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    FacilityZone facilityZone(FacilityProperties facility, Clock clock) {
        return new FacilityZone(facility.timeZone(), clock);
    }
}
