package org.spineline.booking.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.BookingRequests.BlockSpan;
import org.spineline.booking.domain.Allocation;
import org.spineline.booking.domain.Booking;
import org.spineline.booking.domain.BookingRepository;
import org.spineline.booking.domain.DurationRules;
import org.spineline.booking.domain.Holiday;
import org.spineline.booking.domain.HolidayRepository;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.ResourceRepository;
import org.spineline.booking.domain.plan.CellSpan;
import org.spineline.booking.domain.plan.PlanCase;
import org.spineline.booking.domain.plan.PlanDraft;
import org.spineline.booking.domain.plan.PlanPlace;
import org.spineline.booking.domain.plan.PlanProblem;
import org.spineline.booking.domain.plan.PlanResource;
import org.spineline.booking.domain.plan.PlanTeam;
import org.spineline.booking.domain.plan.PlanningRules;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.episode.Technique;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.sedation.SedationProtocolView;
import org.spineline.sedation.SedationProtocols;
import org.spineline.workup.GateSeverity;
import org.spineline.workup.GateStatus;
import org.spineline.workup.Readiness;
import org.spineline.workup.ReadinessAssessment;
import org.springframework.stereotype.Component;

/** Reads the calendar of some days as the question a planner can answer; a fixed number of queries per day. */
@Component
class PlanSituation {
    private static final Set<BookingStatus> OCCUPYING = Arrays.stream(BookingStatus.values())
            .filter(BookingStatus::occupies)
            .collect(Collectors.toSet());
    private static final Set<BookingStatus> MOVABLE = Set.of(BookingStatus.BOOKED, BookingStatus.CONFIRMED);

    private final BookingRepository bookings;
    private final ResourceRepository resources;
    private final HolidayRepository holidays;
    private final EpisodeDirectory episodes;
    private final PatientDirectory patients;
    private final ReadinessAssessment readiness;
    private final SedationProtocols protocols;
    private final DurationRules durations;
    private final PlanningRules rules;
    private final FacilityZone facility;
    private final Calendar calendar;
    private final Clock clock;

    PlanSituation(
            BookingRepository bookings,
            ResourceRepository resources,
            HolidayRepository holidays,
            EpisodeDirectory episodes,
            PatientDirectory patients,
            ReadinessAssessment readiness,
            SedationProtocols protocols,
            DurationRules durations,
            PlanningRules rules,
            FacilityZone facility,
            Calendar calendar,
            Clock clock) {
        this.bookings = bookings;
        this.resources = resources;
        this.holidays = holidays;
        this.episodes = episodes;
        this.patients = patients;
        this.readiness = readiness;
        this.protocols = protocols;
        this.durations = durations;
        this.rules = rules;
        this.facility = facility;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The days of a plan, and how their cells relate to the clock. */
    record Days(LocalDate from, LocalDate to, Instant origin, Instant end, FacilityZone facility) {
        static Days of(LocalDate from, LocalDate to, FacilityZone facility) {
            return new Days(from, to, facility.startOf(from), facility.startOf(to.plusDays(1)), facility);
        }

        int floor(Instant moment) {
            return (int) Math.floorDiv(ChronoUnit.SECONDS.between(origin, moment), Calendar.CELL_SECONDS);
        }

        int ceil(Instant moment) {
            return -(int) Math.floorDiv(-ChronoUnit.SECONDS.between(origin, moment), Calendar.CELL_SECONDS);
        }

        Instant at(int cell) {
            return origin.plusSeconds(cell * Calendar.CELL_SECONDS);
        }

        int day(Instant moment) {
            return (int) Math.max(0, ChronoUnit.DAYS.between(from, facility.dayOf(moment)));
        }

        List<CellSpan> spans() {
            return from.datesUntil(to.plusDays(1))
                    .map(facility::day)
                    .map(day -> new CellSpan(floor(day.start()), ceil(day.end())))
                    .toList();
        }
    }

    /** @param waiting by episode, which is also the id of their case */
    record Picture(
            Days days,
            PlanProblem problem,
            Map<UUID, Booking> bookings,
            Set<UUID> movable,
            Set<UUID> pinned,
            Map<UUID, EpisodeSummary> waiting) {}

    /** @param pinned bookings that keep their places */
    Picture read(PlanDraft draft, Set<UUID> pinned) {
        Days days = Days.of(draft.getFromDay(), draft.getToDay(), facility);
        Map<UUID, Booking> booked = new LinkedHashMap<>();
        bookings.findAllIn(days.origin(), days.end(), OCCUPYING).stream()
                .filter(this::stands)
                .forEach(one -> booked.put(one.getId(), one));
        Map<UUID, EpisodeSummary> waiting = draft.isIncludingWaiting() ? waiting(draft.onlyEpisodes()) : Map.of();
        Map<UUID, Resource> known = new LinkedHashMap<>();
        resources.findAllByOrderByKindAscNameAsc().forEach(one -> known.put(one.getId(), one));
        Map<UUID, Set<Integer>> suitable = suitable(days, booked, waiting);
        Map<UUID, EpisodeSummary> episodesOf = episodes.summaries(
                booked.values().stream().map(Booking::getEpisodeId).distinct().toList());

        List<PlanCase> cases = new ArrayList<>();
        for (Booking booking : booked.values()) {
            boolean fixed = pinned.contains(booking.getId()) || !isMovable(booking, known);
            cases.add(booked(booking, days, suitable, episodesOf.get(booking.getEpisodeId()), fixed, cases.size()));
        }
        for (EpisodeSummary episode : waiting.values()) {
            List<PlanTeam> teams = teams(known, Objects.requireNonNull(episode.technique()), needsProvider(episode));
            if (!teams.isEmpty()) {
                cases.add(waiting(episode, teams, suitable, cases.size()));
            }
        }
        List<UUID> rooms = known.values().stream()
                .filter(one -> one.getKind() == ResourceKind.ROOM && one.isActive())
                .map(Resource::getId)
                .toList();
        PlanProblem problem = new PlanProblem(
                days.spans(),
                rooms,
                availability(days, known),
                cases,
                durations.turnoverMinutes() / PlanProblem.CELL_MINUTES,
                rules);
        Set<UUID> movable = booked.values().stream()
                .filter(one -> isMovable(one, known))
                .map(Booking::getId)
                .collect(Collectors.toSet());
        return new Picture(days, problem, booked, movable, pinned, waiting);
    }

    private PlanCase booked(
            Booking booking,
            Days days,
            Map<UUID, Set<Integer>> suitable,
            @Nullable EpisodeSummary episode,
            boolean fixed,
            int rank) {
        List<UUID> others = booking.getAllocations().stream()
                .filter(one -> one.role() == ResourceKind.SEDATION_PROVIDER || one.role() == ResourceKind.EQUIPMENT)
                .map(Allocation::resourceId)
                .toList();
        return new PlanCase(
                booking.getId(),
                booking.getPatientId(),
                days.ceil(booking.getEndsAt()) - days.floor(booking.getStartsAt()),
                priority(episode),
                rank,
                suitable.getOrDefault(booking.getEpisodeId(), Set.of()),
                new PlanPlace(
                        booking.resource(ResourceKind.ROOM).orElseThrow(),
                        days.day(booking.getStartsAt()),
                        days.floor(booking.getStartsAt())),
                List.of(new PlanTeam(booking.resource(ResourceKind.OPERATOR).orElseThrow(), others)),
                fixed);
    }

    private PlanCase waiting(EpisodeSummary episode, List<PlanTeam> teams, Map<UUID, Set<Integer>> suitable, int rank) {
        int minutes = durations.planned(
                Objects.requireNonNull(episode.technique()),
                episode.plannedLevels().size(),
                Objects.requireNonNull(episode.sedationProtocolCode()));
        return new PlanCase(
                episode.id(),
                episode.patientId(),
                minutes / PlanProblem.CELL_MINUTES,
                priority(episode),
                rank,
                suitable.getOrDefault(episode.id(), Set.of()),
                null,
                teams,
                false);
    }

    /** A hold that ran out stands no longer, whether or not somebody has cleared it away. */
    private boolean stands(Booking booking) {
        return booking.getStatus() != BookingStatus.HELD || booking.isHeldUntilAfter(clock.instant());
    }

    /**
     * Neither who is here already, nor what is only held, nor what has begun; nor what its operator may do no longer: that
     * needs another operator, whom a plan does not choose for a booking.
     */
    private boolean isMovable(Booking booking, Map<UUID, Resource> known) {
        boolean mayStill = booking.resource(ResourceKind.OPERATOR)
                .map(known::get)
                .filter(operator -> operator.mayPerform(booking.getTechnique(), facility.dayOf(booking.getStartsAt())))
                .isPresent();
        return mayStill && isMovable(booking);
    }

    private boolean isMovable(Booking booking) {
        return MOVABLE.contains(booking.getStatus()) && booking.getStartsAt().isAfter(clock.instant());
    }

    private int priority(@Nullable EpisodeSummary episode) {
        if (episode == null) {
            return 1;
        }
        LocalDate coverageEnds = episode.coverageEnds();
        return rules.priorityOf(
                episode.urgency(),
                episode.painOnMovement(),
                ChronoUnit.DAYS.between(facility.dayOf(episode.referredAt()), facility.today()),
                coverageEnds == null ? null : ChronoUnit.DAYS.between(facility.today(), coverageEnds));
    }

    /** The heaviest priorities, oldest referral first. @param only empty means everybody */
    private Map<UUID, EpisodeSummary> waiting(Set<UUID> only) {
        Set<UUID> unbooked = bookings.episodesWithout(episodes.acceptedIds(), OCCUPYING);
        if (unbooked.isEmpty()) {
            return Map.of();
        }
        Map<UUID, EpisodeSummary> found = episodes.summaries(unbooked);
        List<EpisodeSummary> accepted =
                unbooked.stream().map(found::get).filter(Objects::nonNull).toList();
        Map<UUID, PatientSummary> people = patients.summaries(
                accepted.stream().map(EpisodeSummary::patientId).distinct().toList());
        Map<UUID, EpisodeSummary> waiting = new LinkedHashMap<>();
        List<EpisodeSummary> open = accepted.stream()
                .filter(one -> (only.isEmpty() || only.contains(one.id()))
                        && one.technique() != null
                        && one.sedationProtocolCode() != null
                        && people.containsKey(one.patientId())
                        && !people.get(one.patientId()).deceased())
                .toList();
        Set<UUID> heaviest = open.stream()
                .sorted(Comparator.comparingInt(this::priority).reversed())
                .limit(rules.waitingAtMost())
                .map(EpisodeSummary::id)
                .collect(Collectors.toSet());
        open.stream().filter(one -> heaviest.contains(one.id())).forEach(one -> waiting.put(one.id(), one));
        return waiting;
    }

    /** Days on which no gate is red, by episode; without public holidays and the days after its coverage, unless that is over anyway. */
    private Map<UUID, Set<Integer>> suitable(Days days, Map<UUID, Booking> booked, Map<UUID, EpisodeSummary> waiting) {
        Set<UUID> asked = new HashSet<>(waiting.keySet());
        booked.values().stream().filter(this::isMovable).forEach(one -> asked.add(one.getEpisodeId()));
        Map<UUID, EpisodeSummary> all = episodes.summaries(asked);
        Set<LocalDate> off = holidays.findAllByDayBetween(days.from(), days.to()).stream()
                .map(Holiday::getDay)
                .collect(Collectors.toSet());
        Map<UUID, Set<Integer>> suitable = new HashMap<>();
        int day = 0;
        for (LocalDate date : days.from().datesUntil(days.to().plusDays(1)).toList()) {
            Instant noon = date.atTime(LocalTime.NOON).atZone(facility.zone()).toInstant();
            Map<UUID, @Nullable Instant> procedures = new HashMap<>();
            asked.forEach(episode -> procedures.put(episode, noon));
            Map<UUID, Readiness> ready = asked.isEmpty() ? Map.of() : readiness.assessAll(procedures);
            for (UUID episode : asked) {
                Readiness then = ready.get(episode);
                EpisodeSummary summary = all.get(episode);
                LocalDate last = summary == null ? null : summary.coverageEnds();
                boolean covered = last == null || !date.isAfter(last) || last.isBefore(days.from());
                if (covered && !off.contains(date) && (then == null || !isHeldUp(then))) {
                    suitable.computeIfAbsent(episode, key -> new HashSet<>()).add(day);
                }
            }
            day++;
        }
        return suitable;
    }

    /** As at the desk, payers are shown and hold nobody up; their clock has been looked at already. */
    private static boolean isHeldUp(Readiness then) {
        return then.gates().stream()
                .anyMatch(gate -> gate.status() == GateStatus.RED
                        && gate.severity() == GateSeverity.BLOCKING
                        && !gate.code().isUpToPayer());
    }

    private boolean needsProvider(EpisodeSummary episode) {
        return protocols.all().stream()
                .filter(one -> one.code().equals(episode.sedationProtocolCode()))
                .anyMatch(SedationProtocolView::providerNeeded);
    }

    private static List<PlanTeam> teams(Map<UUID, Resource> known, Technique technique, boolean withProvider) {
        List<UUID> providers = active(known, ResourceKind.SEDATION_PROVIDER);
        List<PlanTeam> teams = new ArrayList<>();
        List<UUID> operators = active(known, ResourceKind.OPERATOR).stream()
                .filter(id -> isPrivileged(Objects.requireNonNull(known.get(id)), technique))
                .toList();
        for (UUID operator : operators) {
            if (withProvider) {
                providers.forEach(provider -> teams.add(new PlanTeam(operator, List.of(provider))));
            } else {
                teams.add(new PlanTeam(operator, List.of()));
            }
        }
        return List.copyOf(teams);
    }

    // The expiry of credentials is among what closes an operator, day by day.
    private static boolean isPrivileged(Resource operator, Technique technique) {
        List<Technique> recorded = operator.getTechniques();
        return recorded == null || recorded.contains(technique);
    }

    private static List<UUID> active(Map<UUID, Resource> known, ResourceKind kind) {
        return known.values().stream()
                .filter(one -> one.getKind() == kind && one.isActive())
                .map(Resource::getId)
                .toList();
    }

    private Map<UUID, PlanResource> availability(Days days, Map<UUID, Resource> known) {
        TimeRange window = new TimeRange(days.origin(), days.end());
        Map<UUID, List<BlockSpan>> blocks = calendar.blocks(window, clock.instant());
        int now = days.ceil(clock.instant());
        Map<UUID, PlanResource> available = new HashMap<>();
        for (Resource resource : known.values()) {
            List<CellSpan> closed = new ArrayList<>();
            if (now > 0) {
                closed.add(new CellSpan(Math.min(0, now - 1), now));
            }
            resource.closuresIn(window)
                    .forEach(
                            one -> closed.add(new CellSpan(days.floor(one.getStartsAt()), days.ceil(one.getEndsAt()))));
            LocalDate expires = resource.getCredentialExpires();
            if (expires != null && expires.isBefore(days.to())) {
                closed.add(new CellSpan(days.floor(facility.startOf(expires.plusDays(1))), days.ceil(days.end())));
            }
            available.put(
                    resource.getId(),
                    new PlanResource(
                            resource.getId(),
                            hours(resource, days),
                            closed,
                            blocks.getOrDefault(resource.getId(), List.of()).stream()
                                    .map(given -> block(days, given))
                                    .toList(),
                            resource.getFixedRoomId()));
        }
        return available;
    }

    private @Nullable List<CellSpan> hours(Resource resource, Days days) {
        boolean keepsHours = !resource.getHours().isEmpty();
        if (!keepsHours && resource.getKind() != ResourceKind.ROOM) {
            return null;
        }
        List<CellSpan> hours = new ArrayList<>();
        for (LocalDate day : days.from().datesUntil(days.to().plusDays(1)).toList()) {
            if (keepsHours) {
                resource.hoursOn(day, facility).forEach(span -> cells(hours, days, span.start(), span.end()));
            } else {
                cells(
                        hours,
                        days,
                        day.atTime(rules.usualDayFrom()).atZone(facility.zone()).toInstant(),
                        day.atTime(rules.usualDayTo()).atZone(facility.zone()).toInstant());
            }
        }
        hours.sort(Comparator.comparingInt(CellSpan::from));
        return hours;
    }

    private static void cells(List<CellSpan> to, Days days, Instant start, Instant end) {
        int from = days.ceil(start);
        int until = days.floor(end);
        if (from < until) {
            to.add(new CellSpan(from, until));
        }
    }

    private static PlanResource.Block block(Days days, BlockSpan given) {
        return new PlanResource.Block(
                new CellSpan(days.floor(given.start()), days.ceil(given.end())), given.ownerOperatorId());
    }
}
