package org.spineline.operations.infrastructure;

import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Keeps the pack fresh, and says so when it could not. */
@Component
class DowntimeRound {
    private static final Logger LOG = LoggerFactory.getLogger(DowntimeRound.class);

    private final DowntimePacks packs;

    DowntimeRound(DowntimePacks packs) {
        this.packs = packs;
    }

    @Scheduled(fixedDelayString = "${spineline.downtime.every}", initialDelay = 5_000)
    void write() {
        try {
            packs.write();
        } catch (DataAccessException | TransactionException | UncheckedIOException away) {
            // The kind only: what a database or a file says may quote what it held.
            LOG.warn(
                    "The downtime pack could not be written ({})",
                    away.getClass().getSimpleName());
        }
        if (packs.isStale()) {
            LOG.warn("The downtime pack in spineline.downtime.folder is older than it may be: check the folder");
        }
    }
}
