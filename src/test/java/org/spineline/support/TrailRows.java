package org.spineline.support;

import org.spineline.kernel.actor.CurrentActor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the trail of people. What runs beside a test, such as the sweep of expired holds, writes rows of its own. */
public final class TrailRows {
    private TrailRows() {}

    /** Rows of every kind that somebody with a name wrote, reads included. */
    public static long ofPeople(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from audit_event where user_id <> ?")
                .param(CurrentActor.SYSTEM)
                .query(Long.class)
                .single();
    }

    /** Rows saying that somebody with a name created, changed or removed something. */
    public static long changesByPeople(JdbcClient jdbc) {
        return jdbc.sql(
                        "select count(*) from audit_event where action in ('CREATE', 'UPDATE', 'DELETE') and user_id <> ?")
                .param(CurrentActor.SYSTEM)
                .query(Long.class)
                .single();
    }
}
