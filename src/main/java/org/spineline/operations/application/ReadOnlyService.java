package org.spineline.operations.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spineline.access.OpenToSignedIn;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.problem.StaleVersionException;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.operations.application.OperationsRequests.ReadOnlyNotice;
import org.spineline.operations.application.OperationsRequests.ReadOnlyRequest;
import org.spineline.operations.application.OperationsRequests.ReadOnlyState;
import org.spineline.operations.domain.ReadOnlyPeriod;
import org.spineline.operations.domain.ReadOnlyPeriodRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Switches the whole site, every node of it, to reading only, and back. */
@Service
public class ReadOnlyService {
    private final ReadOnlyPeriodRepository periods;
    private final CurrentActor actor;
    private final Clock clock;

    ReadOnlyService(ReadOnlyPeriodRepository periods, CurrentActor actor, Clock clock) {
        this.periods = periods;
        this.actor = actor;
        this.clock = clock;
    }

    @OpenToSignedIn
    @Transactional(readOnly = true)
    public ReadOnlyState state() {
        return new ReadOnlyState(
                version(),
                periods.findByStandingTrue().map(ReadOnlyService::notice).orElse(null));
    }

    /** Two who begin at once are told apart by the database. */
    @Requires(Permission.USER_MANAGE)
    @Transactional
    public ReadOnlyState change(ExpectedVersion expected, ReadOnlyRequest request) {
        long version = version();
        if (expected.version() != version) {
            throw new StaleVersionException(expected.version(), version);
        }
        Optional<ReadOnlyPeriod> standing = periods.findByStandingTrue();
        if (request.on()) {
            begin(standing, request);
        } else {
            end(standing);
        }
        return state();
    }

    private void begin(Optional<ReadOnlyPeriod> standing, ReadOnlyRequest request) {
        if (standing.isPresent()) {
            throw new ConflictException(
                    "read-only-already",
                    "Read-only mode is on already. Load the page again to see since when.",
                    Map.of());
        }
        String reason = Words.said(request.reason());
        if (reason == null) {
            throw new RuleViolationException(
                    "reason-needed",
                    "Say why: everybody who wants to change something will read it.",
                    List.of(new FieldError("/reason", "Say why.")));
        }
        Integer minutes = request.minutes();
        Instant expectedEnd = minutes == null ? null : clock.instant().plus(Duration.ofMinutes(minutes));
        periods.saveAndFlush(new ReadOnlyPeriod(actor.displayName(), reason, expectedEnd));
    }

    private void end(Optional<ReadOnlyPeriod> standing) {
        ReadOnlyPeriod period = standing.orElseThrow(() -> new ConflictException(
                "read-only-over", "Read-only mode is off already. Nothing is left to do.", Map.of()));
        period.end(clock.instant(), actor.userId());
        periods.saveAndFlush(period);
    }

    /** Of the switch, not of a period: it starts at 1 and grows with each turn. */
    private long version() {
        return 1 + periods.count() + periods.countByStandingIsNull();
    }

    private static ReadOnlyNotice notice(ReadOnlyPeriod period) {
        return new ReadOnlyNotice(
                period.getReason(), period.getStartedByName(), period.getCreatedAt(), period.getExpectedEnd());
    }
}
