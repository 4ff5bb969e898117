package org.spineline.messaging.infrastructure;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spineline.messaging.application.Dispatcher;
import org.spineline.messaging.application.Post;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Wakes the dispatcher again and again while a mail server is configured: one server of the site at a time does the
 * round, and when it dies another takes over after a few missed heartbeats. Starts last and stops first.
 */
@Component
class MailRound implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MailRound.class);
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofSeconds(5);

    /** A server that died in the middle of a round is missed after four of these, and another one does the next round. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(30);

    private final DataSource database;
    private final Dispatcher dispatcher;
    private final Post post;
    private final Clock clock;
    private volatile @Nullable Scheduler scheduler;

    MailRound(DataSource database, Dispatcher dispatcher, Post post, Clock clock) {
        this.database = database;
        this.dispatcher = dispatcher;
        this.post = post;
        this.clock = clock;
    }

    @Override
    public boolean isAutoStartup() {
        if (!post.isConfigured()) {
            LOG.info("No mail server is configured (spring.mail.host): messages wait, nothing is sent");
        }
        return post.isConfigured();
    }

    @Override
    public synchronized void start() {
        if (scheduler != null) {
            return;
        }
        RecurringTask<Void> round = Tasks.recurring("send-due-messages", FixedDelay.of(BETWEEN_ROUNDS))
                .execute((instance, context) -> dispatcher.sendDue());
        Scheduler created = Scheduler.create(database)
                .startTasks(round)
                .threads(1)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .clock(clock::instant)
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .shutdownMaxWait(LONGEST_FAREWELL)
                .build();
        created.start();
        scheduler = created;
    }

    @Override
    public synchronized void stop() {
        Scheduler running = scheduler;
        if (running != null) {
            running.stop();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
