package org.spineline.access.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

class Check_03_InstallationMarkTest {
    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));

    @BeforeEach
    void tables() {
        jdbc.sql("create table installation (id smallint primary key, kind varchar(10) not null)")
                .update();
        jdbc.sql("create table app_user (id int)").update();
    }

    @Test
    void a_demo_does_not_start_on_the_database_of_a_clinic() {
        assertThatCode(this::clinic).doesNotThrowAnyException();
        assertThatCode(this::clinic).doesNotThrowAnyException();

        assertThatIllegalStateException().isThrownBy(this::demo).withMessageContaining("belongs to a clinic");
    }

    @Test
    void a_clinic_does_not_start_on_the_database_of_a_demo() {
        assertThatCode(this::demo).doesNotThrowAnyException();
        assertThatCode(this::demo).doesNotThrowAnyException();

        assertThatIllegalStateException().isThrownBy(this::clinic).withMessageContaining("belongs to a demo");
    }

    @Test
    void a_database_of_before_the_mark_that_has_accounts_is_taken_for_a_clinics() {
        jdbc.sql("insert into app_user values (1)").update();

        assertThatIllegalStateException().isThrownBy(this::demo);
        assertThatCode(this::clinic).doesNotThrowAnyException();
        assertThat(jdbc.sql("select kind from installation").query(String.class).single())
                .isEqualTo("CLINIC");
    }

    private void clinic() {
        new InstallationMark(jdbc, new MockEnvironment()).afterPropertiesSet();
    }

    private void demo() {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles("demo");
        new InstallationMark(jdbc, environment).afterPropertiesSet();
    }
}
