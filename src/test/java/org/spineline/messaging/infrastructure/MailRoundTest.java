package org.spineline.messaging.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.spineline.messaging.application.Dispatcher;
import org.spineline.messaging.application.Post;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpinelineTest
class MailRoundTest {
    @Autowired
    private DataSource database;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private final Semaphore rounds = new Semaphore(0);

    @Test
    void two_servers_share_one_round_and_the_other_goes_on_when_one_stops() throws Exception {
        MailRound one = round(true);
        MailRound other = round(true);
        one.start();
        other.start();
        try {
            assertThat(rounds.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            // The next round is reckoned from the end of this one, which must be written down first.
            await().until(() -> tasks("picked = false and last_success is not null") == 1);
            assertThat(tasks("true")).isEqualTo(1);

            one.stop();
            clock.advance(Duration.ofMinutes(1));

            assertThat(rounds.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            one.stop();
            other.stop();
        }
        assertThat(other.isRunning()).isFalse();
    }

    @Test
    void without_a_mail_server_no_round_is_made() {
        assertThat(round(false).isAutoStartup()).isFalse();
        assertThat(round(true).isAutoStartup()).isTrue();
    }

    private long tasks(String which) {
        return jdbc.sql("select count(*) from scheduled_tasks where task_name = 'send-due-messages' and " + which)
                .query(Long.class)
                .single();
    }

    private MailRound round(boolean configured) {
        Dispatcher dispatcher = mock(Dispatcher.class);
        when(dispatcher.sendDue()).then(call -> {
            rounds.release();
            return 0;
        });
        Post post = mock(Post.class);
        when(post.isConfigured()).thenReturn(configured);
        return new MailRound(database, dispatcher, post, clock);
    }
}
