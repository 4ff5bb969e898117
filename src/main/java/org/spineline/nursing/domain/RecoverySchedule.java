package org.spineline.nursing.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spineline.nursing.ScheduledCheckState;
import org.spineline.nursing.domain.RecoveryRules.Step;

/** When a patient in recovery is looked at: at arrival, then by the steps of the site; the last step goes on. */
public final class RecoverySchedule {
    /** A stay of more than a day is no stay in recovery. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private RecoverySchedule() {}

    public record ScheduledCheck(Instant dueAt, ScheduledCheckState state) {}

    /**
     * A check counts for the time it is nearest to. At most one is due or overdue: the last one whose time has come.
     *
     * @param grace after its time a check is due, and overdue only when this has passed
     * @param until discharge; null while the patient is here
     */
    public static List<ScheduledCheck> of(
            List<Step> steps,
            Duration grace,
            Instant arrived,
            @Nullable Instant until,
            Instant now,
            Collection<Instant> checks) {
        List<Instant> times = times(steps, arrived, until, now, checks);
        Set<Instant> done = new HashSet<>();
        checks.forEach(check -> done.add(nearest(times, check)));
        Instant lastDone = done.stream().max(Comparator.naturalOrder()).orElse(Instant.MIN);
        List<ScheduledCheck> schedule = new ArrayList<>();
        for (int index = 0; index < times.size(); index++) {
            Instant due = times.get(index);
            boolean passed = index + 1 < times.size() && !times.get(index + 1).isAfter(now);
            schedule.add(new ScheduledCheck(due, state(due, grace, passed, done, lastDone, until, now)));
        }
        return schedule;
    }

    /** The first check that is neither done nor given up; empty after discharge. */
    public static Optional<Instant> nextDue(List<ScheduledCheck> schedule) {
        return schedule.stream()
                .filter(check ->
                        check.state() != ScheduledCheckState.DONE && check.state() != ScheduledCheckState.MISSED)
                .map(ScheduledCheck::dueAt)
                .findFirst();
    }

    private static ScheduledCheckState state(
            Instant due,
            Duration grace,
            boolean passed,
            Set<Instant> done,
            Instant lastDone,
            @Nullable Instant until,
            Instant now) {
        if (done.contains(due)) {
            return ScheduledCheckState.DONE;
        }
        if (passed || due.isBefore(lastDone) || until != null) {
            return ScheduledCheckState.MISSED;
        }
        if (now.isAfter(due.plus(grace))) {
            return ScheduledCheckState.OVERDUE;
        }
        return now.isBefore(due) ? ScheduledCheckState.UPCOMING : ScheduledCheckState.DUE;
    }

    /** One time beyond now, or up to discharge. */
    private static List<Instant> times(
            List<Step> steps, Instant arrived, @Nullable Instant until, Instant now, Collection<Instant> checks) {
        Instant lastCheck = checks.stream().max(Comparator.naturalOrder()).orElse(arrived);
        Instant horizon = Objects.requireNonNullElse(until, now.isAfter(lastCheck) ? now : lastCheck);
        Instant end = horizon.isAfter(arrived.plus(LONGEST)) ? arrived.plus(LONGEST) : horizon;
        List<Instant> times = new ArrayList<>();
        times.add(arrived);
        Instant next = arrived;
        while (!next.isAfter(end)) {
            next = next.plus(Duration.ofMinutes(every(steps, Duration.between(arrived, next))));
            if (until == null || !next.isAfter(end)) {
                times.add(next);
            }
        }
        return times;
    }

    private static int every(List<Step> steps, Duration since) {
        return steps.stream()
                .filter(step -> since.toMinutes() < step.untilMinutes())
                .findFirst()
                .orElse(steps.get(steps.size() - 1))
                .everyMinutes();
    }

    private static Instant nearest(List<Instant> times, Instant check) {
        return times.stream()
                .min(Comparator.comparing(time -> Duration.between(time, check).abs()))
                .orElseThrow();
    }
}
