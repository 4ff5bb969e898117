package org.spineline.booking.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.CaseLog;
import org.spineline.booking.CaseLog.LoggedCase;
import org.spineline.booking.application.SlotRequests.DurationBasis;
import org.spineline.booking.application.SlotRequests.DurationKind;
import org.spineline.booking.domain.DurationRules;
import org.spineline.booking.domain.LearnedDurations;
import org.spineline.booking.domain.LearnedDurations.Experience;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.ResourceRepository;
import org.spineline.episode.Technique;
import org.spineline.kernel.time.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long a slot is planned: by what the log of finished cases teaches, else by the configuration. */
@Component
class Durations {
    /** One more case moves a percentile by little: the log is read again after this long. */
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);

    /** Who came earlier than this before the first puncture, or left later than this after the needle, was there for more. */
    private static final Duration LONGEST_BESIDE = Duration.ofHours(2);

    private final DurationRules rules;
    private final CaseLog log;
    private final JdbcClient client;
    private final ResourceRepository resources;
    private final Clock clock;

    private volatile @Nullable Lesson lesson;

    Durations(DurationRules rules, CaseLog log, JdbcClient client, ResourceRepository resources, Clock clock) {
        this.rules = rules;
        this.log = log;
        this.client = client;
        this.resources = resources;
        this.clock = clock;
    }

    /** @param minutes on the five-minute grid */
    record Planned(int minutes, DurationBasis basis) {}

    private record Lesson(Instant readAt, LearnedDurations durations, Map<UUID, String> operators) {
        boolean isFresh(Instant now) {
            return !now.isBefore(readAt) && now.isBefore(readAt.plus(KEPT_FOR));
        }
    }

    /** @param operatorId null: whoever */
    Planned planned(Technique technique, int levels, String sedationProtocolCode, @Nullable UUID operatorId) {
        Lesson known = lesson();
        return known.durations()
                .of(operatorId, technique, levels, sedationProtocolCode)
                .map(experience -> learned(experience, known.operators()))
                .orElseGet(() -> new Planned(
                        rules.planned(technique, levels, sedationProtocolCode),
                        new DurationBasis(DurationKind.CONFIG, null, null, null, rules.source(), rules.version())));
    }

    private Planned learned(Experience experience, Map<UUID, String> operators) {
        int percentile = rules.learned().planPercentile();
        String whose = experience.operator() == null
                ? "all operators"
                : operators.getOrDefault(experience.operator(), "one operator");
        return new Planned(
                DurationRules.onGrid(experience.percentile(percentile)),
                new DurationBasis(
                        DurationKind.LEARNED,
                        experience.cases(),
                        experience.percentile(50),
                        experience.percentile(90),
                        "%d cases of %s in the last %d days; %d percent fit into the planned time"
                                .formatted(
                                        experience.cases(),
                                        whose,
                                        rules.learned().lookBackDays(),
                                        percentile),
                        rules.version()));
    }

    private Lesson lesson() {
        Lesson known = lesson;
        Instant now = clock.instant();
        if (known != null && known.isFresh(now)) {
            return known;
        }
        Lesson fresh = new Lesson(
                now,
                new LearnedDurations(cases(now), rules.learned().minimumCases()),
                resources.findAllByOrderByKindAscNameAsc().stream()
                        .collect(Collectors.toMap(Resource::getId, Resource::getName)));
        lesson = fresh;
        return fresh;
    }

    private List<LearnedDurations.Case> cases(Instant now) {
        Instant since = now.minus(Duration.ofDays(rules.learned().lookBackDays()));
        Map<UUID, LoggedCase> logged =
                log.since(since).stream().collect(Collectors.toMap(LoggedCase::bookingId, Function.identity()));
        if (logged.isEmpty()) {
            return List.of();
        }
        return client
                .sql(
                        """
                        select b.id, b.technique, b.vertebral_levels, b.sedation_protocol_code, a.resource_id,
                               (select max(h.happened_at) from booking_history h
                                 where h.booking_id = b.id and h.what = 'IN_ROOM') as came_at
                          from booking b
                          join booking_allocation a on a.booking_id = b.id and a.role = 'OPERATOR'
                         where b.status = :completed and b.starts_at >= :since
                        """)
                .param("completed", BookingStatus.COMPLETED.name())
                // The case may have begun before or after its booked time.
                .param("since", SqlTime.utc(since.minus(Duration.ofDays(1))))
                .query((row, number) -> {
                    LoggedCase done = logged.get(row.getObject("id", UUID.class));
                    return done == null
                            ? List.<LearnedDurations.Case>of()
                            : List.of(new LearnedDurations.Case(
                                    row.getObject("resource_id", UUID.class),
                                    Technique.valueOf(row.getString("technique")),
                                    row.getString("vertebral_levels").split(",").length,
                                    row.getString("sedation_protocol_code"),
                                    roomMinutes(done, row.getObject("came_at", OffsetDateTime.class))));
                })
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /**
     * From coming to leaving as the day has it; what nobody recorded, or what cannot belong to this case, is reckoned with
     * the minutes of the site.
     */
    private int roomMinutes(LoggedCase done, @Nullable OffsetDateTime clickedAt) {
        Instant cameAt = done.cameAt() == null && clickedAt != null ? clickedAt.toInstant() : done.cameAt();
        Duration setUp = within(LONGEST_BESIDE, cameAt, done.startedAt())
                .orElse(Duration.ofMinutes(rules.learned().setUpMinutes()));
        Duration clear = within(LONGEST_BESIDE, done.endedAt(), done.leftAt())
                .orElse(Duration.ofMinutes(rules.learned().clearMinutes()));
        Duration whole =
                setUp.plus(Duration.between(done.startedAt(), done.endedAt())).plus(clear);
        return (int) Math.min(Integer.MAX_VALUE, whole.plusSeconds(59).toMinutes());
    }

    private static Optional<Duration> within(Duration longest, @Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null
                ? Optional.empty()
                : Optional.of(Duration.between(from, to))
                        .filter(recorded -> !recorded.isNegative() && recorded.compareTo(longest) <= 0);
    }
}
