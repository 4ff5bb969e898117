package org.spineline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Spineline. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SpinelineApplication {
    public static void main(String[] args) {
        SpringApplication.run(SpinelineApplication.class, args);
    }
}
