package org.spineline.day.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.DayCase;
import org.spineline.booking.DayCases;
import org.spineline.day.Milestone;
import org.spineline.day.application.DayRequests.CaseFinish;
import org.spineline.day.application.DayRequests.CaseOfDay;
import org.spineline.day.application.DayRequests.DayView;
import org.spineline.day.application.DayRequests.RoomOfDay;
import org.spineline.day.application.DayRequests.WallCase;
import org.spineline.day.application.DayRequests.Wallboard;
import org.spineline.day.domain.CaseMilestone;
import org.spineline.day.domain.CaseMilestoneRepository;
import org.spineline.day.domain.RoomForecast;
import org.spineline.day.domain.RoomForecast.Outlook;
import org.spineline.day.domain.RoomForecast.Turn;
import org.spineline.day.domain.StepOrder;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.workup.Readiness;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The day by room, and the same for the wall; both ask the database a fixed number of questions, however full the day. */
@Service
@Transactional(readOnly = true)
public class DayService {
    private static final int NEXT_SHOWN = 2;

    private final DayCases cases;
    private final CaseMilestoneRepository milestones;
    private final GatesOfDay gates;
    private final PatientDirectory patients;
    private final FacilityZone facility;
    private final Clock clock;
    private final DayMapper mapper;

    DayService(
            DayCases cases,
            CaseMilestoneRepository milestones,
            GatesOfDay gates,
            PatientDirectory patients,
            FacilityZone facility,
            Clock clock,
            DayMapper mapper) {
        this.cases = cases;
        this.milestones = milestones;
        this.gates = gates;
        this.patients = patients;
        this.facility = facility;
        this.clock = clock;
        this.mapper = mapper;
    }

    @Requires(Permission.BOOKING_READ)
    public DayView day(LocalDate date) {
        List<DayCase> all = cases.casesIn(facility.day(date));
        Map<UUID, Map<Milestone, CaseMilestone>> steps = steps(all);
        Map<UUID, PatientSummary> people = people(all);
        Map<UUID, @Nullable Instant> starts = new HashMap<>();
        all.forEach(one -> starts.put(one.episodeId(), one.when().start()));
        Map<UUID, Readiness> ready = gates.ofAll(starts);
        Map<UUID, List<DayCase>> byRoom = all.stream()
                .sorted(Comparator.comparing(DayCase::roomName))
                .collect(Collectors.groupingBy(DayCase::roomId, LinkedHashMap::new, Collectors.toList()));
        List<RoomOfDay> rooms = new ArrayList<>();
        byRoom.forEach((roomId, own) -> {
            List<DayCase> inOrder = own.stream()
                    .sorted(Comparator.comparing(
                            one -> turn(one, steps(steps, one)).order()))
                    .toList();
            Map<UUID, Outlook> outlooks = outlooks(date, inOrder, steps);
            rooms.add(new RoomOfDay(
                    roomId,
                    own.get(0).roomName(),
                    inOrder.stream()
                            .map(one -> view(
                                    one,
                                    steps(steps, one),
                                    Objects.requireNonNull(people.get(one.patientId())),
                                    Objects.requireNonNull(ready.get(one.episodeId())),
                                    outlooks.get(one.bookingId())))
                            .toList()));
        });
        return new DayView(date, facility.zone().getId(), clock.instant(), rooms);
    }

    /** Whoever has gone home is not on the wall. */
    @Requires(Permission.BOOKING_READ)
    public Wallboard wallboard() {
        LocalDate today = facility.today();
        List<DayCase> all = cases.casesIn(facility.day(today));
        Map<UUID, Map<Milestone, CaseMilestone>> steps = steps(all);
        Map<UUID, PatientSummary> people = people(all);
        return new Wallboard(
                today,
                facility.zone().getId(),
                clock.instant(),
                all.stream()
                        .filter(one -> !steps(steps, one).containsKey(Milestone.DISCHARGED))
                        .sorted(Comparator.comparing(DayCase::roomName)
                                .thenComparing(one -> one.when().start()))
                        .map(one -> {
                            Optional<CaseMilestone> last = last(steps(steps, one));
                            return new WallCase(
                                    initials(Objects.requireNonNull(people.get(one.patientId()))),
                                    one.roomName(),
                                    one.when().start(),
                                    last.map(CaseMilestone::getMilestone).orElse(null),
                                    last.map(CaseMilestone::getReachedAt).orElse(null));
                        })
                        .toList());
    }

    private static String initials(PatientSummary patient) {
        return Stream.of(patient.givenName(), patient.familyName())
                .filter(name -> !name.isBlank())
                .map(name -> name.strip().substring(0, name.strip().offsetByCodePoints(0, 1)))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }

    private Map<UUID, Map<Milestone, CaseMilestone>> steps(List<DayCase> all) {
        Map<UUID, List<CaseMilestone>> byBooking =
                milestones
                        .findAllByBookingIdIn(
                                all.stream().map(DayCase::bookingId).toList())
                        .stream()
                        .collect(Collectors.groupingBy(CaseMilestone::getBookingId));
        Map<UUID, Map<Milestone, CaseMilestone>> steps = new HashMap<>();
        byBooking.forEach((booking, reached) -> steps.put(booking, Steps.byStep(reached)));
        return steps;
    }

    private static Map<Milestone, CaseMilestone> steps(Map<UUID, Map<Milestone, CaseMilestone>> steps, DayCase one) {
        return steps.getOrDefault(one.bookingId(), Map.of());
    }

    private Map<UUID, PatientSummary> people(List<DayCase> all) {
        return patients.summaries(all.stream().map(DayCase::patientId).collect(Collectors.toSet()));
    }

    /** What nobody can expect any more is left out: a case of a past day, and one that is over nobody knows since when. */
    private Map<UUID, Outlook> outlooks(
            LocalDate date, List<DayCase> inOrder, Map<UUID, Map<Milestone, CaseMilestone>> steps) {
        boolean past = date.isBefore(facility.today());
        List<DayCase> known = inOrder.stream()
                .filter(one -> {
                    Turn turn = turn(one, steps(steps, one));
                    return turn.outAt() != null || !past && one.status() != BookingStatus.COMPLETED;
                })
                .toList();
        List<Outlook> found = RoomForecast.of(
                known.stream().map(one -> turn(one, steps(steps, one))).toList(),
                clock.instant(),
                Duration.ofMinutes(cases.turnoverMinutes()));
        Map<UUID, Outlook> outlooks = new HashMap<>();
        for (int i = 0; i < known.size(); i++) {
            outlooks.put(known.get(i).bookingId(), found.get(i));
        }
        return outlooks;
    }

    private static Turn turn(DayCase one, Map<Milestone, CaseMilestone> steps) {
        return new Turn(
                one.when().start(),
                first(steps, Milestone.IN_ROOM, Milestone.OUT),
                first(steps, Milestone.OUT, null),
                one.expected().minutes(),
                one.expected().p90Minutes());
    }

    /** The first recorded moment of the steps from one up to another, which is not included. */
    private static @Nullable Instant first(
            Map<Milestone, CaseMilestone> steps, Milestone from, @Nullable Milestone until) {
        return steps.values().stream()
                .filter(step -> step.getMilestone().compareTo(from) >= 0
                        && (until == null || step.getMilestone().compareTo(until) < 0))
                .map(CaseMilestone::getReachedAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Optional<CaseMilestone> last(Map<Milestone, CaseMilestone> steps) {
        return Steps.last(steps).map(steps::get);
    }

    private CaseOfDay view(
            DayCase one,
            Map<Milestone, CaseMilestone> steps,
            PatientSummary patient,
            Readiness ready,
            @Nullable Outlook outlook) {
        Optional<CaseMilestone> last = last(steps);
        Set<Milestone> reached = steps.keySet();
        Map<Milestone, Instant> times = new EnumMap<>(Milestone.class);
        steps.forEach((step, record) -> times.put(step, record.getReachedAt()));
        Instant booked = one.when().start();
        Instant lateStart = outlook == null ? null : outlook.lateStart();
        return new CaseOfDay(
                one.bookingId(),
                one.episodeId(),
                mapper.toPatient(patient),
                booked,
                one.when().end(),
                one.operatorName(),
                one.status(),
                one.technique(),
                one.levels(),
                one.sedationProtocolCode(),
                last.map(CaseMilestone::getMilestone).orElse(null),
                last.map(CaseMilestone::getReachedAt).orElse(null),
                Arrays.stream(Milestone.values())
                        .filter(step -> reached.stream().noneMatch(done -> done.compareTo(step) >= 0))
                        .limit(NEXT_SHOWN)
                        .toList(),
                Arrays.stream(Milestone.values())
                        .filter(step ->
                                !reached.contains(step) && reached.stream().anyMatch(done -> done.compareTo(step) > 0))
                        .toList(),
                StepOrder.broken(times, times.keySet()).isPresent(),
                steps.values().stream().map(mapper::toStep).toList(),
                GatesOfDay.stoppedAt(ready, reached).orElse(null),
                GatesOfDay.open(ready),
                outlook == null ? null : finish(one, outlook, first(steps, Milestone.OUT, null) != null),
                outlook == null ? null : outlook.start(),
                outlook == null ? 0 : Outlook.delay(booked, outlook.start()),
                lateStart == null ? null : Outlook.delay(booked, lateStart));
    }

    private static CaseFinish finish(DayCase one, Outlook outlook, boolean over) {
        return new CaseFinish(
                outlook.finish(),
                over ? null : outlook.lateFinish(),
                over,
                one.expected().minutes(),
                one.expected().p90Minutes(),
                one.expected().cases(),
                one.expected().source());
    }
}
