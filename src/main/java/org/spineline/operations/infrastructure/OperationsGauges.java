package org.spineline.operations.infrastructure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.spineline.kernel.time.SqlTime;
import org.spineline.operations.application.OperationsRequests.BackupFile;
import org.spineline.operations.application.ReadOnlyGate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What tells whether the service is well, beside what the framework measures. Numbers only, nobody's name and no id. */
@Component
class OperationsGauges implements MeterBinder {
    private static final Duration LATE = Duration.ofMinutes(1);

    private final DowntimePacks packs;
    private final BackupFolder backups;
    private final ReadOnlyGate gate;
    private final JdbcClient jdbc;
    private final Clock clock;

    OperationsGauges(DowntimePacks packs, BackupFolder backups, ReadOnlyGate gate, JdbcClient jdbc, Clock clock) {
        this.packs = packs;
        this.backups = backups;
        this.gate = gate;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("spineline.downtime.pack.age", this, self -> seconds(self.packs.age()))
                .description("Since this server last wrote the downtime pack; not a number if never")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder(
                        "spineline.backup.age",
                        this,
                        self -> seconds(self.backups
                                .newest()
                                .map(BackupFile::madeAt)
                                .map(at -> Duration.between(at, self.clock.instant()))))
                .description("Since the newest backup in the folder was made; not a number if there is none")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("spineline.read.only", this, self -> self.gate.closedFor().isPresent() ? 1 : 0)
                .description("1 while the record can only be read")
                .register(registry);
        Gauge.builder("spineline.tasks.late", this, self -> self.late())
                .description("Scheduled tasks that nobody has picked up for more than a minute")
                .register(registry);
    }

    private long late() {
        Instant limit = clock.instant().minus(LATE);
        return jdbc.sql("select count(*) from scheduled_tasks where picked = false and execution_time < ?")
                .param(SqlTime.utc(limit))
                .query(Long.class)
                .single();
    }

    private static double seconds(Optional<Duration> age) {
        return age.map(known -> known.toMillis() / 1000.0).orElse(Double.NaN);
    }
}
