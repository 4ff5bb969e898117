package org.spineline.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.audit.application.TrailSealer;
import org.spineline.support.Api;
import org.spineline.support.BookingDesk;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestDatabase;
import org.spineline.support.TrailRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpinelineTest
class Check_49_AppendOnlyTest {
    private static final List<String> CHANGES = List.of(
            "update audit_event set action = 'READ'",
            "delete from audit_event",
            "update audit_seal set hash = 'x'",
            "delete from audit_seal",
            "update audit_anchor set hash = 'x'",
            "delete from audit_anchor");

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TrailSealer sealer;

    @Autowired
    private Environment environment;

    @Test
    void the_database_refuses_to_change_or_remove_a_row_of_the_trail() {
        api.as(Role.NURSE).get("/api/patients/{id}", new BookingDesk(api).patient());
        sealer.round();
        long before = count();

        for (String change : CHANGES) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(change)
                    .isThrownBy(() -> jdbc.sql(change).update())
                    .withStackTraceContaining("audit_trail_is_append_only");
        }
        assertThat(count()).isEqualTo(before);
    }

    /** The script that the documentation gives a site, run as it stands. */
    @Test
    void the_role_of_the_application_may_add_to_the_trail_and_read_it_and_nothing_else() throws Exception {
        Assumptions.assumeTrue(TestDatabase.isPostgres());
        // What follows the question mark may name the owner.
        String url = Objects.requireNonNull(environment.getProperty("spring.datasource.url"))
                .replaceFirst("\\?.*", "");
        for (String statement :
                Files.readString(Path.of("config", "postgresql-app-role.sql")).split(";")) {
            if (!statement.isBlank()) {
                jdbc.sql(statement.replace("spineline_app", "spineline_app_check"))
                        .update();
            }
        }
        jdbc.sql("alter role spineline_app_check login").update();
        try (Connection connection = DriverManager.getConnection(url, "spineline_app_check", "");
                Statement statement = connection.createStatement()) {
            for (String change : CHANGES) {
                assertThatExceptionOfType(SQLException.class)
                        .as(change)
                        .isThrownBy(() -> statement.execute(change))
                        .withMessageContaining("permission denied");
            }
            statement.execute("select count(*) from audit_event");
            statement.execute("select count(*) from patient");
            statement.execute("update audit_head set seq = seq");
        } finally {
            jdbc.sql("drop owned by spineline_app_check").update();
            jdbc.sql("drop role spineline_app_check").update();
        }
    }

    private long count() {
        return TrailRows.ofRequests(jdbc);
    }
}
