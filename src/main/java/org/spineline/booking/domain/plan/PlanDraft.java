package org.spineline.booking.domain.plan;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.problem.ConflictException;

/** A proposal for some days: made in the background, looked at, published or thrown away. */
@Entity
@Table(name = "plan_draft")
public class PlanDraft extends Aggregate {
    /** A server that works says so every two seconds. */
    public static final Duration SILENCE = Duration.ofSeconds(20);

    @Column(name = "from_day", updatable = false)
    private LocalDate fromDay;

    @Column(name = "to_day", updatable = false)
    private LocalDate toDay;

    @Column(name = "including_waiting", updatable = false)
    private boolean includingWaiting;

    @Column(name = "only_episodes", updatable = false)
    private String onlyEpisodes;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private PlanState state;

    @Column(name = "run_id")
    private UUID runId;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "heartbeat_at")
    private Instant heartbeatAt;

    @Column(name = "stop_requested")
    private boolean stopRequested;

    @Column(name = "best_cost")
    private @Nullable Long bestCost;

    @Column(name = "start_cost")
    private @Nullable Long startCost;

    /** Counts changes of pins: they stand in the placements, and the version must tell of them too. */
    @Column(name = "pin_changes")
    private int pinChanges;

    @Column(name = "unplaced_before")
    private int unplacedBefore;

    @Column(name = "unplaced_after")
    private int unplacedAfter;

    @Column(name = "rules_version")
    private String rulesVersion;

    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    @Column(name = "published_by")
    private @Nullable String publishedBy;

    @ElementCollection
    @CollectionTable(name = "plan_term", joinColumns = @JoinColumn(name = "draft_id"))
    private Set<DraftTerm> terms = new HashSet<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "draft_id", nullable = false, updatable = false)
    private Set<DraftPlacement> placements = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected PlanDraft() {}

    /** @param onlyEpisodes of the waiting list; empty means all of it */
    public PlanDraft(
            LocalDate fromDay,
            LocalDate toDay,
            boolean includingWaiting,
            Set<UUID> onlyEpisodes,
            String rulesVersion,
            Instant now) {
        this.onlyEpisodes = onlyEpisodes.stream().map(UUID::toString).sorted().collect(Collectors.joining(","));
        this.fromDay = fromDay;
        this.toDay = toDay;
        this.includingWaiting = includingWaiting;
        begin(rulesVersion, now);
    }

    /** Looks again, on the calendar as it is by then. */
    public void solvesAgain(String rules, Instant now) {
        if (stateAt(now) == PlanState.SOLVING) {
            throw refused("plan-solving", "This plan is being worked out. Wait for it, or stop it first.");
        }
        requireOpen();
        begin(rules, now);
    }

    private void begin(String rules, Instant now) {
        state = PlanState.SOLVING;
        runId = UUID.randomUUID();
        startedAt = now;
        heartbeatAt = now;
        stopRequested = false;
        bestCost = null;
        startCost = null;
        rulesVersion = rules;
    }

    /** The result of a run. Placements are replaced; pins live on in the new ones. */
    public void solved(PlanCosts before, PlanCosts after, Collection<DraftPlacement> found) {
        if (state != PlanState.SOLVING) {
            throw refused("plan-not-solving", "This plan is not being worked out.");
        }
        state = PlanState.READY;
        startCost = before.total();
        bestCost = after.total();
        unplacedBefore = before.unplaced();
        unplacedAfter = after.unplaced();
        terms.clear();
        for (PlanTerm term : PlanTerm.values()) {
            terms.add(
                    new DraftTerm(term, before.amount(term), after.amount(term), before.cost(term), after.cost(term)));
        }
        placements.clear();
        placements.addAll(found);
    }

    /** These bookings, and no others, keep their places from the next run on. */
    public void pins(Set<UUID> bookingIds) {
        if (state == PlanState.SOLVING) {
            throw refused("plan-solving", "This plan is being worked out. Wait for it, or stop it first.");
        }
        requireOpen();
        pinChanges++;
        placements.forEach(placement -> placement.keepsItsPlace(
                placement.getBookingId() != null && bookingIds.contains(placement.getBookingId())));
    }

    public void published(Instant at, String by) {
        requireReady();
        state = PlanState.PUBLISHED;
        publishedAt = at;
        publishedBy = by;
    }

    public void requireReady() {
        requireOpen();
        if (state != PlanState.READY) {
            throw refused("plan-solving", "This plan is not finished yet. Wait for it, or stop it first.");
        }
        boolean pinnedMove = placements.stream().anyMatch(one -> one.isPinned() && one.isChange());
        if (pinnedMove) {
            throw refused("plan-pins-changed", "A pinned patient would be moved. Work the plan out again first.");
        }
    }

    public void discarded() {
        requireOpen();
        state = PlanState.DISCARDED;
    }

    private void requireOpen() {
        if (state == PlanState.PUBLISHED || state == PlanState.DISCARDED) {
            throw refused(
                    "plan-closed",
                    state == PlanState.PUBLISHED
                            ? "This plan was published. Start a new one."
                            : "This plan was discarded. Start a new one.");
        }
    }

    private ConflictException refused(String code, String sentence) {
        return new ConflictException(code, sentence, Map.of("planId", getId(), "planState", state));
    }

    /** What is stored, and whether anybody still works on it. */
    public PlanState stateAt(Instant now) {
        boolean silent = heartbeatAt.plus(SILENCE).isBefore(now);
        return state == PlanState.SOLVING && silent ? PlanState.INTERRUPTED : state;
    }

    public boolean isRun(UUID run) {
        return state == PlanState.SOLVING && runId.equals(run);
    }

    public Set<UUID> pinnedBookings() {
        Set<UUID> pinned = new HashSet<>();
        for (DraftPlacement placement : placements) {
            UUID booking = placement.getBookingId();
            if (placement.isPinned() && booking != null) {
                pinned.add(booking);
            }
        }
        return pinned;
    }

    public List<DraftTerm> getTerms() {
        return terms.stream().sorted(Comparator.comparing(DraftTerm::term)).toList();
    }

    public List<DraftPlacement> getPlacements() {
        return placements.stream()
                .sorted(Comparator.comparing(
                                PlanDraft::shownAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
                        .thenComparing(DraftPlacement::getId))
                .toList();
    }

    private static @Nullable Instant shownAt(DraftPlacement placement) {
        DraftPlacement.RoomAt to = placement.to();
        return to == null ? null : to.start();
    }

    public LocalDate getFromDay() {
        return fromDay;
    }

    public LocalDate getToDay() {
        return toDay;
    }

    public Set<UUID> onlyEpisodes() {
        return onlyEpisodes.isEmpty()
                ? Set.of()
                : Arrays.stream(onlyEpisodes.split(",")).map(UUID::fromString).collect(Collectors.toSet());
    }

    public boolean isIncludingWaiting() {
        return includingWaiting;
    }

    public UUID getRunId() {
        return runId;
    }

    public Instant getStartedAt() {
        return startedAt;
    }

    public Instant getHeartbeatAt() {
        return heartbeatAt;
    }

    public @Nullable Long getBestCost() {
        return bestCost;
    }

    public @Nullable Long getStartCost() {
        return startCost;
    }

    public int getUnplacedBefore() {
        return unplacedBefore;
    }

    public int getUnplacedAfter() {
        return unplacedAfter;
    }

    public String getRulesVersion() {
        return rulesVersion;
    }

    public @Nullable Instant getPublishedAt() {
        return publishedAt;
    }

    public @Nullable String getPublishedBy() {
        return publishedBy;
    }
}
