package org.spineline.operations.infrastructure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at the start what the one who installs should know about his choice of database. */
@Component
@Profile("!demo")
class StartNotice {
    private static final Logger LOG = LoggerFactory.getLogger(StartNotice.class);

    private final boolean embedded;

    StartNotice(@Value("${spring.datasource.url}") String url) {
        this.embedded = url.startsWith("jdbc:h2:");
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        if (embedded) {
            LOG.warn(
                    "The database is H2 in a file of this machine: one server, and only as safe as its disk and backups."
                            + " PostgreSQL is recommended for more than one machine (profile \"postgresql\").");
        }
    }
}
