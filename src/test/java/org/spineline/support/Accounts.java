package org.spineline.support;

import org.spineline.access.Role;
import org.spineline.access.SignedInUser;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who plays a role in tests has no account until one is wanted. */
public final class Accounts {
    private Accounts() {}

    /** An account for whoever plays this role, once. */
    public static void of(Role role, JdbcClient jdbc) {
        SignedInUser user = Api.userOf(role);
        if (jdbc.sql("select count(*) from app_user where id = ?")
                        .param(user.id())
                        .query(Long.class)
                        .single()
                == 0) {
            jdbc.sql("insert into app_user (id, version, facility_id, created_at, created_by, username, display_name,"
                            + " password_hash, user_role, enabled) select ?, 0, id, timestamp with time zone"
                            + " '2026-01-01 00:00:00+00:00', id, ?, ?, '{argon2}none', ?, true from facility")
                    .params(user.id(), "care-" + user.getUsername(), user.displayName(), role.name())
                    .update();
        }
    }
}
