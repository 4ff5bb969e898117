package org.spineline.prom.infrastructure;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.spineline.prom.domain.LinkThrottle;
import org.spineline.prom.domain.PromRules;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Wrong tries in the database, so that a second server does not double what somebody may guess. */
@Component
class LinkTries implements LinkThrottle {
    private final JdbcClient jdbc;
    private final PromRules rules;
    private final Clock clock;

    LinkTries(JdbcClient jdbc, PromRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Map<String, Integer> triesOf(Collection<String> keys) {
        Map<String, Integer> found = new HashMap<>();
        jdbc.sql("select tried_by, tries from prom_link_try where window_start = :at and tried_by in (:keys)")
                .param("at", window())
                .param("keys", keys)
                .query((java.sql.ResultSet row) -> {
                    found.put(row.getString("tried_by"), row.getInt("tries"));
                });
        return found;
    }

    @Override
    public void failed(Collection<String> keys) {
        jdbc.sql("delete from prom_link_try where window_start < :at")
                .param("at", window())
                .update();
        for (String key : keys) {
            if (!counted(key)) {
                try {
                    jdbc.sql("insert into prom_link_try (tried_by, window_start, tries) values (:key, :at, 1)")
                            .param("key", key)
                            .param("at", window())
                            .update();
                } catch (DuplicateKeyException counting) {
                    counted(key);
                }
            }
        }
    }

    private boolean counted(String key) {
        return jdbc.sql("update prom_link_try set tries = tries + 1 where tried_by = :key and window_start = :at")
                        .param("key", key)
                        .param("at", window())
                        .update()
                == 1;
    }

    private Timestamp window() {
        long length = rules.link().window().toMillis();
        return Timestamp.from(Instant.ofEpochMilli(clock.millis() / length * length));
    }
}
