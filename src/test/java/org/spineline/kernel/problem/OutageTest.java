package org.spineline.kernel.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransientConnectionException;
import org.hibernate.TransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class OutageTest {
    private static final SQLException LOST = new SQLException("An I/O error occurred", "08006");

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "08003", "57P01", "57P02", "57P03"})
    void a_connection_that_broke_is_an_outage(String state) {
        assertThat(Outage.isBehind(new JpaSystemException(new IllegalStateException(new SQLException("Gone", state)))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "40P01", "42P01", "55P03", "57014"})
    void what_a_database_that_is_there_refuses_is_none(String state) {
        assertThat(Outage.isBehind(
                        new JpaSystemException(new IllegalStateException(new SQLException("Refused", state)))))
                .isFalse();
    }

    @Test
    void a_pool_without_a_connection_to_give_is_one_and_a_broken_rule_is_none() {
        assertThat(Outage.isBehind(new RuntimeException(new SQLTransientConnectionException("Timed out"))))
                .isTrue();
        assertThat(Outage.isBehind(new DataIntegrityViolationException(
                        "Taken", new SQLIntegrityConstraintViolationException("Taken", "23505"))))
                .isFalse();
        assertThat(Outage.isBehind(new IllegalStateException())).isFalse();
    }

    @Test
    void the_rollback_on_a_connection_that_the_pool_has_given_up_is_one() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:h2:mem:given-up");
            Connection connection = pool.getConnection();
            connection.close();

            assertThatThrownBy(connection::rollback).isInstanceOfSatisfying(SQLException.class, refused -> assertThat(
                            Outage.isBehind(new JpaSystemException(new TransactionException("", refused))))
                    .isTrue());
        }
        assertThat(Outage.isBehind(new RuntimeException(new SQLException("Something else"))))
                .isFalse();
    }

    @Test
    void nothing_was_saved_is_said_only_where_it_is_certain() {
        TransactionSystemException rollback = new TransactionSystemException("Could not roll back", LOST);
        rollback.initApplicationException(new CannotGetJdbcConnectionException("Gone", LOST));

        assertThat(said(new CannotGetJdbcConnectionException("Gone", LOST))).contains("Nothing was saved");
        assertThat(said(new CannotCreateTransactionException("Gone", LOST))).contains("Nothing was saved");
        assertThat(said(rollback)).contains("Nothing was saved");
        assertThat(said(new TransactionSystemException("Could not commit", LOST)))
                .doesNotContain("Nothing was saved")
                .contains("before you repeat it");
        assertThat(said(new JpaSystemException(new IllegalStateException(LOST))))
                .doesNotContain("Nothing was saved");
    }

    private static String said(RuntimeException failure) {
        assertThat(Outage.isBehind(failure)).isTrue();
        return String.valueOf(Outage.problem(failure).getDetail());
    }
}
