package org.spineline.support;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts what requests left in the trail, whoever made them. What runs beside a test, such as the sweep of expired holds,
 * writes rows of its own, outside any request.
 */
public final class TrailRows {
    private TrailRows() {}

    /** Rows of every kind, reads included. */
    public static long ofRequests(JdbcClient jdbc) {
        return count(jdbc, "");
    }

    /** Rows saying that something was created, changed or removed. */
    public static long changesByRequests(JdbcClient jdbc) {
        return count(jdbc, " and action in ('CREATE', 'UPDATE', 'DELETE')");
    }

    private static long count(JdbcClient jdbc, String more) {
        return jdbc.sql("select count(*) from audit_event where request_id is not null" + more)
                .query(Long.class)
                .single();
    }
}
