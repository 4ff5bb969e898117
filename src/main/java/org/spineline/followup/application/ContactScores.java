package org.spineline.followup.application;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.spineline.access.SystemUse;
import org.spineline.followup.CountedScores;
import org.spineline.kernel.time.SqlTime;
import org.spineline.prom.PromAnswered;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps with each contact the scores that count for it, so that figures need not look for them among all answers. They
 * change with an answer and with the planned window, and within the same transaction.
 */
@Service
@SystemUse("Part of keeping an answer or a plan, which ask for their own permission")
class ContactScores {
    private static final String OF_CONTACT = CountedScores.recount() + " where c.id = ?";
    private static final String OF_PLAN = CountedScores.recount() + " where c.plan_id = ?";
    private static final String CATCH_UP = CountedScores.recount()
            + " where c.id in (select late.contact_id from questionnaire_response late where late.created_at >= ?)"
            + " and " + CountedScores.outdated();
    private static final Duration LOOK_BACK = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    ContactScores(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void heard(PromAnswered answered) {
        UUID contactId = answered.contactId();
        if (contactId != null) {
            jdbc.sql(OF_CONTACT).param(contactId).update();
        }
    }

    /** After its windows moved; the database must know them already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recount(UUID planId) {
        jdbc.sql(OF_PLAN).param(planId).update();
    }

    /** During a rolling upgrade a server of the version before keeps answers and counts nothing. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    @Transactional
    public void catchUp() {
        jdbc.sql(CATCH_UP).param(SqlTime.utc(clock.instant().minus(LOOK_BACK))).update();
    }
}
