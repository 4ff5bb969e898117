package org.spineline.messaging.infrastructure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.spineline.kernel.time.SqlTime;
import org.spineline.messaging.domain.MessageRepository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the outbox is behind. */
@Component
class MessageGauges implements MeterBinder {
    private final MessageRepository messages;
    private final JdbcClient jdbc;
    private final Clock clock;

    MessageGauges(MessageRepository messages, JdbcClient jdbc, Clock clock) {
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("spineline.messages.due", this, MessageGauges::due)
                .description("Messages to patients that should have gone out and wait")
                .register(registry);
        Gauge.builder("spineline.messages.oldest", this, MessageGauges::oldest)
                .description("How long the oldest of them has been waiting")
                .baseUnit("seconds")
                .register(registry);
    }

    private double due() {
        return jdbc.sql("select count(*) from message where state = 'WAITING' and due_at <= ?")
                .param(SqlTime.utc(clock.instant()))
                .query(Long.class)
                .single();
    }

    private double oldest() {
        Instant now = clock.instant();
        Instant since = messages.oldestWaiting(now);
        return since == null ? 0 : Duration.between(since, now).toSeconds();
    }
}
