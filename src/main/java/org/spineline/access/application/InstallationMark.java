package org.spineline.access.application;

import java.util.Optional;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Each database knows whether it is a clinic's or a demo's, and the other kind of start stops at it. */
@Component
@DependsOnDatabaseInitialization
class InstallationMark implements InitializingBean {
    private static final String CLINIC = "CLINIC";
    private static final String DEMO = "DEMO";

    private final JdbcClient jdbc;
    private final String kind;

    InstallationMark(JdbcClient jdbc, Environment environment) {
        this.jdbc = jdbc;
        this.kind = environment.acceptsProfiles(Profiles.of("demo")) ? DEMO : CLINIC;
    }

    @Override
    public void afterPropertiesSet() {
        String found = mark().orElseGet(this::leaveMark);
        if (!found.equals(kind)) {
            throw new IllegalStateException(
                    found.equals(DEMO)
                            ? "This database belongs to a demo. Set spring.datasource.url to one of its own for the clinic,"
                                    + " or start with the profile \"demo\"."
                            : "This database belongs to a clinic, so no demo starts on it. Leave the profile \"demo\" out,"
                                    + " or set spring.datasource.url to a new one.");
        }
    }

    private String leaveMark() {
        long accounts =
                jdbc.sql("select count(*) from app_user").query(Long.class).single();
        // Databases of before this mark: one with accounts may be anybody's, and is taken for the careful kind.
        String mark = accounts > 0 ? CLINIC : kind;
        try {
            jdbc.sql("insert into installation (id, kind) values (1, :kind)")
                    .param("kind", mark)
                    .update();
        } catch (DuplicateKeyException another) {
            return mark().orElseThrow(() -> another);
        }
        return mark;
    }

    private Optional<String> mark() {
        return jdbc.sql("select kind from installation where id = 1")
                .query(String.class)
                .optional();
    }
}
