package org.spineline.booking.application;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spineline.booking.application.PlanSituation.Days;
import org.spineline.booking.application.PlanSituation.Picture;
import org.spineline.booking.domain.Booking;
import org.spineline.booking.domain.plan.DayPlanner;
import org.spineline.booking.domain.plan.DraftPlacement;
import org.spineline.booking.domain.plan.FirstComeFirstServed;
import org.spineline.booking.domain.plan.PlanCase;
import org.spineline.booking.domain.plan.PlanCosts;
import org.spineline.booking.domain.plan.PlanDraft;
import org.spineline.booking.domain.plan.PlanDraftRepository;
import org.spineline.booking.domain.plan.PlanPlace;
import org.spineline.booking.domain.plan.PlanPlacement;
import org.spineline.booking.domain.plan.PlanProblem;
import org.spineline.booking.domain.plan.PlanReasons;
import org.spineline.episode.EpisodeSummary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works drafts out, one after the other, beside the requests. What others must know of a run stands in the table: any
 * server shows it, any server can ask for its end, and when this one dies its silence tells.
 */
@Component
class PlanRunner {
    private static final Logger LOG = LoggerFactory.getLogger(PlanRunner.class);
    private static final int WAITING_DRAFTS = 8;
    private static final int HEARTBEAT_SECONDS = 2;

    private final PlanDraftRepository drafts;
    private final PlanSituation situation;
    private final DayPlanner planner;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Map<UUID, Run> runs = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_DRAFTS), named("day-plan"));
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(named("day-plan-heart"));

    PlanRunner(
            PlanDraftRepository drafts,
            PlanSituation situation,
            DayPlanner planner,
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.drafts = drafts;
        this.situation = situation;
        this.planner = planner;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        heart.scheduleWithFixedDelay(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    private static final class Run {
        private final UUID draftId;
        private final AtomicLong best = new AtomicLong(Long.MAX_VALUE);
        private volatile DayPlanner.@Nullable Search search;
        private volatile boolean stopped;

        Run(UUID draftId) {
            this.draftId = draftId;
        }

        void stop() {
            stopped = true;
            DayPlanner.Search running = search;
            if (running != null) {
                running.stop();
            }
        }
    }

    /** @return false if too many are waiting already */
    boolean start(UUID draftId, UUID runId) {
        Run run = new Run(draftId);
        runs.put(runId, run);
        try {
            worker.execute(() -> work(run, runId));
            return true;
        } catch (RejectedExecutionException full) {
            runs.remove(runId);
            return false;
        }
    }

    /** At once if the run is here; otherwise its server sees the mark in the table. */
    void stop(UUID runId) {
        jdbc.sql("update plan_draft set stop_requested = true where run_id = ? and state = 'SOLVING'")
                .param(runId)
                .update();
        Run run = runs.get(runId);
        if (run != null) {
            run.stop();
        }
    }

    @PreDestroy
    void close() {
        runs.values().forEach(Run::stop);
        worker.shutdownNow();
        heart.shutdownNow();
    }

    private void work(Run run, UUID runId) {
        try {
            Picture picture = transaction.execute(status -> drafts.findById(run.draftId)
                    .filter(draft -> draft.isRun(runId))
                    .map(draft -> situation.read(draft, draft.pinnedBookings()))
                    .orElse(null));
            if (picture == null) {
                return;
            }
            PlanProblem problem = picture.problem();
            List<PlanPlacement> asItIs = asItIs(problem);
            DayPlanner.Search search = planner.search(problem, FirstComeFirstServed.place(problem));
            run.search = search;
            if (run.stopped) {
                search.stop();
            }
            List<PlanPlacement> found = search.run(cost -> run.best.accumulateAndGet(cost, Math::min));
            PlanCosts before = PlanCosts.of(problem, asItIs);
            PlanCosts after = PlanCosts.of(problem, found);
            List<DraftPlacement> placements = placements(picture, found);
            transaction.executeWithoutResult(status -> drafts.findById(run.draftId)
                    .filter(draft -> draft.isRun(runId))
                    .ifPresent(draft -> finish(draft, before, after, placements)));
        } catch (RuntimeException failed) {
            // The draft falls silent and shows as interrupted; the cause is for whoever runs the server.
            LOG.error("Plan {} could not be worked out", run.draftId, failed);
        } finally {
            runs.remove(runId);
        }
    }

    private void finish(PlanDraft draft, PlanCosts before, PlanCosts after, List<DraftPlacement> placements) {
        draft.solved(before, after, placements);
        drafts.saveAndFlush(draft);
    }

    private void beat() {
        runs.forEach((runId, run) -> {
            try {
                long best = run.best.get();
                jdbc.sql("update plan_draft set heartbeat_at = :now, best_cost = :best"
                                + " where run_id = :run and state = 'SOLVING'")
                        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .param("best", best == Long.MAX_VALUE ? null : best, java.sql.Types.BIGINT)
                        .param("run", runId)
                        .update();
                boolean stop = jdbc.sql("select stop_requested from plan_draft where run_id = ?")
                        .param(runId)
                        .query(Boolean.class)
                        .optional()
                        .orElse(true);
                if (stop) {
                    run.stop();
                }
            } catch (RuntimeException missed) {
                // One missed beat is no silence; the next one comes in two seconds.
                LOG.warn("No heartbeat for plan {}", run.draftId, missed);
            }
        });
    }

    private static List<PlanPlacement> asItIs(PlanProblem problem) {
        return problem.cases().stream()
                .map(what -> new PlanPlacement(
                        what.id(), what.current(), what.teams().get(0)))
                .toList();
    }

    private static List<DraftPlacement> placements(Picture picture, List<PlanPlacement> found) {
        Map<UUID, PlanCase> cases = picture.problem().casesById();
        List<DraftPlacement> placements = new ArrayList<>();
        for (PlanPlacement placement : found) {
            PlanCase what = Objects.requireNonNull(cases.get(placement.caseId()));
            PlanPlace to = placement.place();
            boolean changes = !Objects.equals(what.current(), to);
            placements.add(new DraftPlacement(
                    subject(picture, what),
                    by(picture, placement),
                    at(picture.days(), what.current()),
                    at(picture.days(), to),
                    to == null ? 0 : picture.problem().overtimeMinutes(what, to, placement.team()),
                    picture.waiting().containsKey(what.id())
                            || picture.movable().contains(what.id()),
                    picture.pinned().contains(what.id()),
                    changes
                            ? PlanReasons.of(picture.problem(), found, what.id())
                            : new PlanReasons(List.of(), List.of())));
        }
        return placements;
    }

    private static DraftPlacement.Subject subject(Picture picture, PlanCase what) {
        int minutes = what.cells() * PlanProblem.CELL_MINUTES;
        Booking booking = picture.bookings().get(what.id());
        if (booking != null) {
            return new DraftPlacement.Subject(
                    booking.getPatientId(), booking.getEpisodeId(), booking.getId(), booking.getVersion(), minutes);
        }
        EpisodeSummary episode = Objects.requireNonNull(picture.waiting().get(what.id()));
        return new DraftPlacement.Subject(episode.patientId(), episode.id(), null, null, minutes);
    }

    /** A booking keeps all that it was booked with; a waiting patient gets at most a sedation provider. */
    private static DraftPlacement.By by(Picture picture, PlanPlacement placement) {
        boolean fromBooking = picture.bookings().containsKey(placement.caseId());
        List<UUID> others = placement.team().others();
        return new DraftPlacement.By(
                placement.team().operatorId(), fromBooking || others.isEmpty() ? null : others.get(0));
    }

    private static DraftPlacement.@Nullable RoomAt at(Days days, @Nullable PlanPlace place) {
        return place == null ? null : new DraftPlacement.RoomAt(place.roomId(), days.at(place.start()));
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
