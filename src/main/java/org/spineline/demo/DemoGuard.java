package org.spineline.demo;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Stops a demo, with its printed passwords, from opening towards a network or on a database that may hold patients. */
@Component
@Profile("demo")
class DemoGuard implements InitializingBean {
    private final String databaseUrl;
    private final boolean loopback;

    DemoGuard(Environment environment) {
        databaseUrl = environment.getProperty("spring.datasource.url", "");
        String address = environment.getProperty("server.address", "");
        loopback = address.equals("127.0.0.1") || address.equals("::1") || address.equals("localhost");
    }

    @Override
    public void afterPropertiesSet() {
        if (!databaseUrl.startsWith("jdbc:h2:file:") && !databaseUrl.startsWith("jdbc:h2:mem:")) {
            throw new IllegalStateException(
                    "The demo runs on its own embedded database only. Start without the profile \"demo\".");
        }
        if (!loopback) {
            throw new IllegalStateException("The demo prints passwords, so it answers on 127.0.0.1 only.");
        }
    }
}
