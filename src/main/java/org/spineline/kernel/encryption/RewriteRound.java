package org.spineline.kernel.encryption;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** After each start and once a day: what another server wrote under an older key meanwhile is found too. */
@Component
class RewriteRound {
    private static final Logger LOG = LoggerFactory.getLogger(RewriteRound.class);

    private final RecordRewriter rewriter;

    RewriteRound(RecordRewriter rewriter) {
        this.rewriter = rewriter;
    }

    @Scheduled(initialDelayString = "${spineline.keys.rewrite-after:30s}", fixedDelayString = "PT24H")
    void rewrite() {
        try {
            rewriter.run();
        } catch (DataAccessException | TransactionException away) {
            // The kind only: what a database says may quote what it held.
            LOG.warn(
                    "The records could not all be brought under the newest key yet ({}); it goes on later",
                    away.getClass().getSimpleName());
        }
    }
}
