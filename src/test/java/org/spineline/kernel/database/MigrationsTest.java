package org.spineline.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpinelineTest
class MigrationsTest {
    @Autowired
    private Flyway flyway;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void an_empty_database_is_brought_to_the_latest_state() {
        assertThat(flyway.info().pending()).isEmpty();
        assertThat(flyway.info().applied())
                .hasSizeGreaterThanOrEqualTo(Objects.requireNonNull(new File("migrations/common").list()).length);
        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
        assertThat(flyway.migrate().migrationsExecuted).as("a second time").isZero();
    }

    @Test
    void a_migration_changed_after_it_ran_is_noticed() {
        String version = flyway.info().applied()[0].getVersion().getVersion();
        Integer checksum = flyway.info().applied()[0].getChecksum();
        jdbc.sql("update \"flyway_schema_history\" set \"checksum\" = 1 where \"version\" = ?")
                .param(version)
                .update();
        try {
            assertThat(flyway.validateWithResult().validationSuccessful).isFalse();
            assertThatExceptionOfType(FlywayException.class).isThrownBy(flyway::validate);
        } finally {
            jdbc.sql("update \"flyway_schema_history\" set \"checksum\" = ? where \"version\" = ?")
                    .params(checksum, version)
                    .update();
        }
    }

    @Test
    void both_databases_have_the_same_migrations() {
        assertThat(names("migrations/h2")).isNotEmpty().isEqualTo(names("migrations/postgresql"));
        assertThat(Stream.of("migrations/common", "migrations/h2")
                        .flatMap(folder -> names(folder).stream())
                        .map(name -> name.substring(0, name.indexOf("__"))))
                .doesNotHaveDuplicates();
    }

    private static List<String> names(String folder) {
        return Arrays.stream(Objects.requireNonNull(new File(folder).list()))
                .sorted()
                .toList();
    }
}
