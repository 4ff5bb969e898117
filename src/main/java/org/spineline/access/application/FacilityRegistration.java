package org.spineline.access.application;

import org.spineline.kernel.time.FacilityProperties;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every business row points at its facility; the facility itself comes from the configuration. */
@Component
@DependsOnDatabaseInitialization
class FacilityRegistration implements InitializingBean {
    private final FacilityProperties facility;
    private final JdbcClient jdbc;

    FacilityRegistration(FacilityProperties facility, JdbcClient jdbc) {
        this.facility = facility;
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        int known = jdbc.sql("update facility set name = :name, time_zone = :zone where id = :id")
                .param("name", facility.name())
                .param("zone", facility.timeZone().getId())
                .param("id", facility.id())
                .update();
        if (known == 0) {
            // Two nodes may start at once; the second finds the row of the first.
            jdbc.sql(
                            """
                            insert into facility (id, name, time_zone)
                            select cast(:id as uuid), :name, :zone
                            where not exists (select 1 from facility where id = :id)
                            """)
                    .param("name", facility.name())
                    .param("zone", facility.timeZone().getId())
                    .param("id", facility.id())
                    .update();
        }
    }
}
