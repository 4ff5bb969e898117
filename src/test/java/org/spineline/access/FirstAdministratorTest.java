package org.spineline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.spineline.SpinelineApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A new installation has no account until somebody creates the first. */
class FirstAdministratorTest {
    private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @Test
    void an_empty_installation_has_no_account() {
        try (ConfigurableApplicationContext application = started()) {
            assertThat(accounts(application)).isZero();
        }
    }

    @Test
    void whoever_installs_it_creates_the_first_administrator_and_only_the_first() {
        try (ConfigurableApplicationContext application = started(
                "--spineline.first-administrator.username=ada",
                "--spineline.first-administrator.password=seven lamps over a quiet harbour")) {
            assertThat(accounts(application)).isOne();
        }
        try (ConfigurableApplicationContext application = started(
                "--spineline.first-administrator.username=eve",
                "--spineline.first-administrator.password=seven lamps over a quiet harbour")) {
            assertThat(accounts(application)).isOne();
        }
    }

    @Test
    void a_short_password_stops_the_start() {
        assertThatThrownBy(() -> started(
                        "--spineline.first-administrator.username=ada",
                        "--spineline.first-administrator.password=fourteen chars"))
                .hasMessageContaining("at least 15 characters");
    }

    private ConfigurableApplicationContext started(String... arguments) {
        String[] all = new String[arguments.length + 4];
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        all[2] = "--spineline.access.second-factor=optional";
        all[3] = "--spineline.setup.written-to=target/setup-" + UUID.randomUUID();
        all[0] = "--server.port=0";
        all[1] = "--spring.datasource.url=" + database;
        return new SpringApplicationBuilder(SpinelineApplication.class).run(all);
    }

    private static long accounts(ConfigurableApplicationContext application) {
        return application
                .getBean(JdbcClient.class)
                .sql("select count(*) from app_user")
                .query(Long.class)
                .single();
    }
}
