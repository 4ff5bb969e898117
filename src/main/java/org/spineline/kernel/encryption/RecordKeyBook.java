package org.spineline.kernel.encryption;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.spineline.kernel.config.WrongConfigurationException;
import org.spineline.kernel.time.SqlTime;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which keys this database was written under: a start without one of them ends before anybody reads half a record. */
@Component
@DependsOnDatabaseInitialization
class RecordKeyBook implements InitializingBean {
    private final JdbcClient jdbc;
    private final RecordKeys keys;
    private final Clock clock;

    RecordKeyBook(JdbcClient jdbc, RecordKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        List<String> missing = jdbc
                .sql("select key_id from record_key where retired_at is null order by key_id")
                .query(String.class)
                .stream()
                .filter(id -> !keys.ids().contains(id))
                .toList();
        if (!missing.isEmpty()) {
            throw new WrongConfigurationException(
                    EncryptionConfiguration.SETTING.name() + " lacks the key " + String.join(", ", missing)
                            + ", under which parts of the records in this database are encrypted.",
                    "Put that key back, after the new one and a comma. It may be left out once Spineline has said in its"
                            + " log that nothing is written under it any more.");
        }
        if (takenUp() == 0) {
            try {
                jdbc.sql("insert into record_key (key_id, first_used_at) values (:id, :now)")
                        .param("id", keys.current())
                        .param("now", SqlTime.utc(clock.instant()))
                        .update();
            } catch (DuplicateKeyException anotherServer) {
                takenUp();
            }
        }
    }

    private int takenUp() {
        return jdbc.sql("update record_key set retired_at = null where key_id = :id")
                .param("id", keys.current())
                .update();
    }

    /** One server at a time; one that dies over it leaves it to the next after the given time. */
    boolean claimed(Duration time) {
        return jdbc.sql("update record_key set claimed_until = :until where key_id = :id"
                                + " and (claimed_until is null or claimed_until <= :now)")
                        .param("id", keys.current())
                        .param("now", SqlTime.utc(clock.instant()))
                        .param("until", SqlTime.utc(clock.instant().plus(time)))
                        .update()
                > 0;
    }

    void goesOn(Duration time) {
        jdbc.sql("update record_key set claimed_until = :until where key_id = :id")
                .param("id", keys.current())
                .param("until", SqlTime.utc(clock.instant().plus(time)))
                .update();
    }

    void released() {
        jdbc.sql("update record_key set claimed_until = null where key_id = :id")
                .param("id", keys.current())
                .update();
    }

    /** Nothing is written under any other key. */
    List<String> retireOthers() {
        List<String> others = jdbc.sql(
                        "select key_id from record_key where retired_at is null and key_id <> :id order by 1")
                .param("id", keys.current())
                .query(String.class)
                .list();
        jdbc.sql("update record_key set retired_at = :now where retired_at is null and key_id <> :id")
                .param("id", keys.current())
                .param("now", SqlTime.utc(clock.instant()))
                .update();
        return others;
    }
}
