package org.spineline.messaging.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What the shipped configuration makes of a site's mail server. */
class MailSettingsTest {
    private final ApplicationContextRunner shipped = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class));

    @Test
    void without_a_host_there_is_nobody_to_send() {
        shipped.run(context -> assertThat(context).doesNotHaveBean(JavaMailSender.class));
    }

    @Test
    void a_named_server_is_spoken_to_encrypted_and_not_waited_for_without_end() {
        shipped.withPropertyValues("spring.mail.host=smtp.example.org").run(context -> {
            Properties settings = context.getBean(JavaMailSenderImpl.class).getJavaMailProperties();
            assertThat(settings)
                    .containsEntry("mail.smtp.starttls.required", "true")
                    .containsKeys("mail.smtp.connectiontimeout", "mail.smtp.timeout", "mail.smtp.writetimeout");
        });
    }

    @Test
    void a_site_may_do_without_encryption_on_its_own_machine() {
        shipped.withPropertyValues(
                        "spring.mail.host=127.0.0.1", "spring.mail.properties.mail.smtp.starttls.required=false")
                .run(context -> assertThat(
                                context.getBean(JavaMailSenderImpl.class).getJavaMailProperties())
                        .containsEntry("mail.smtp.starttls.required", "false")
                        .containsEntry("mail.smtp.starttls.enable", "true"));
    }
}
