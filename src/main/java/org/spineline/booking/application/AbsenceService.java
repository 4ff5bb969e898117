package org.spineline.booking.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.ClosureKind;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.AbsenceRequests.Absences;
import org.spineline.booking.application.AbsenceRequests.BlockRequest;
import org.spineline.booking.application.AbsenceRequests.BlockView;
import org.spineline.booking.application.AbsenceRequests.ClosureRequest;
import org.spineline.booking.application.AbsenceRequests.ClosureResponse;
import org.spineline.booking.application.AbsenceRequests.SickDayRequest;
import org.spineline.booking.domain.Block;
import org.spineline.booking.domain.BlockRepository;
import org.spineline.booking.domain.Closure;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.ResourceRepository;
import org.spineline.booking.domain.WeeklyTime;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.InvalidRequestException;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;
import org.spineline.kernel.web.ExpectedVersion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closures, leave, sick days and blocks. What is booked already stays booked: the answer says whom a closure hits, and
 * people decide about each of them.
 */
@Service
@Transactional
public class AbsenceService {
    private static final int LONGEST_DAYS = 366;
    private static final int FARTHEST_DAYS = 5 * 366;
    private static final int WEEK_DAYS = 7;
    private static final int LISTED = 20;
    private static final String AWAY = "Away";

    private final ResourceRepository resources;
    private final BlockRepository blocks;
    private final Affected affected;
    private final Calendar calendar;
    private final FacilityZone facility;
    private final Clock clock;
    private final BookingMapper mapper;

    AbsenceService(
            ResourceRepository resources,
            BlockRepository blocks,
            Affected affected,
            Calendar calendar,
            FacilityZone facility,
            Clock clock,
            BookingMapper mapper) {
        this.resources = resources;
        this.blocks = blocks;
        this.affected = affected;
        this.calendar = calendar;
        this.facility = facility;
        this.clock = clock;
        this.mapper = mapper;
    }

    /**
     * @param from first local day
     * @param to last local day
     */
    @Requires(Permission.RESOURCE_CLOSE)
    @Transactional(readOnly = true)
    public Absences of(UUID resourceId, LocalDate from, LocalDate to) {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > LONGEST_DAYS) {
            throw new InvalidRequestException(
                    "These days cannot be shown.",
                    List.of(new FieldError("#to", "Ask for at most 366 days, the last not before the first.")));
        }
        refuseFarDays(from, to);
        Resource resource = load(resourceId);
        TimeRange window = new TimeRange(facility.startOf(from), facility.startOf(to.plusDays(1)));
        return new Absences(
                resource.getVersion(),
                resource.closuresIn(window).stream().map(mapper::toView).toList(),
                views(blocks.findAllIn(List.of(resourceId), window.start(), window.end())));
    }

    @Requires(Permission.RESOURCE_CLOSE)
    public ClosureResponse close(UUID resourceId, ClosureRequest request) {
        Resource resource = load(resourceId);
        List<FieldError> errors = new ArrayList<>(refusedTime(request.start(), request.end(), LONGEST_DAYS));
        if (request.kind() == ClosureKind.SICK && !isPerson(resource)) {
            errors.add(new FieldError("/kind", "A room or a device is not sick. Choose service or other."));
        }
        refuse(resource, errors);
        return closed(
                resource,
                new Closure(
                        new TimeRange(micros(request.start()), micros(request.end())),
                        request.kind(),
                        request.reason().strip()));
    }

    /** Closes the whole local day; pressed twice, it closes it once. */
    @Requires(Permission.RESOURCE_CLOSE)
    public ClosureResponse sick(UUID resourceId, SickDayRequest request) {
        Resource resource = load(resourceId);
        List<FieldError> errors = new ArrayList<>();
        if (!isPerson(resource)) {
            errors.add(new FieldError("#id", "A room or a device is not sick. Enter a closure instead."));
        }
        long daysAhead = ChronoUnit.DAYS.between(facility.today(), request.date());
        if (Math.abs(daysAhead) > LONGEST_DAYS) {
            errors.add(new FieldError("/date", "Enter a day within a year from today."));
        }
        refuse(resource, errors);
        TimeRange day = facility.day(request.date());
        String given = request.reason();
        String reason = given == null || given.isBlank() ? AWAY : given.strip();
        calendar.lock(resourceId, day);
        return resource.closuresIn(day).stream()
                .filter(closure ->
                        closure.getKind() == ClosureKind.SICK && closure.when().equals(day))
                .findFirst()
                .map(closure -> answer(resource, closure))
                .orElseGet(() -> closed(resource, new Closure(day, ClosureKind.SICK, reason)));
    }

    @Requires(Permission.RESOURCE_CLOSE)
    public void reopen(UUID resourceId, ExpectedVersion expected, UUID closureId) {
        Resource resource = load(resourceId);
        resource.requireVersion(expected);
        if (!resource.isBack(closureId)) {
            throw new NotFoundException(
                    "closure-not-found",
                    "This closure does not exist any more. Reload the page.",
                    Map.of("closureId", closureId));
        }
        resources.saveAndFlush(resource);
    }

    /** @return every week of it, by start */
    @Requires(Permission.RESOURCE_CLOSE)
    public List<BlockView> block(UUID resourceId, BlockRequest request) {
        Resource resource = load(resourceId);
        refuse(resource, refusedBlock(resource, request));
        Instant release = request.releaseAt() == null ? null : micros(request.releaseAt());
        TimeRange first = new TimeRange(micros(request.start()), micros(request.end()));
        LocalDate until = request.weeklyUntil();
        List<WeeklyTime.Occurrence> weeks = new WeeklyTime(first, release, facility.zone())
                .occurrences(until == null ? facility.dayOf(first.start()) : until);
        TimeRange all =
                new TimeRange(first.start(), weeks.get(weeks.size() - 1).when().end());
        calendar.lock(resourceId, all);
        refuseIfKeptAlready(resource, weeks, all);
        UUID series = until == null ? null : UUID.randomUUID();
        return views(blocks.saveAllAndFlush(weeks.stream()
                .map(week -> new Block(
                        resourceId,
                        request.ownerOperatorId(),
                        Words.said(request.service()),
                        request.label().strip(),
                        week.when(),
                        week.release(),
                        series))
                .toList()));
    }

    /** @param series also the weeks of its series that come after it; what is over is history */
    @Requires(Permission.RESOURCE_CLOSE)
    public void unblock(UUID resourceId, ExpectedVersion expected, UUID blockId, boolean series) {
        load(resourceId).requireVersion(expected);
        Block block = blocks.findByIdAndResourceId(blockId, resourceId)
                .orElseThrow(() -> new NotFoundException(
                        "block-not-found",
                        "This block does not exist any more. Reload the page.",
                        Map.of("blockId", blockId)));
        UUID seriesId = block.getSeriesId();
        blocks.deleteAll(
                !series || seriesId == null
                        ? List.of(block)
                        : blocks.findAllBySeriesId(seriesId).stream()
                                .filter(week -> !week.getStartsAt().isBefore(block.getStartsAt()))
                                .toList());
    }

    private ClosureResponse closed(Resource resource, Closure closure) {
        // Who is booking now finishes first and is counted; who comes later sees the closure.
        calendar.lock(resource.getId(), closure.when());
        resource.isAway(closure);
        return answer(resources.saveAndFlush(resource), closure);
    }

    private ClosureResponse answer(Resource resource, Closure closure) {
        Affected.Hit hit =
                affected.by(resource, closure.when(), "%s: %s".formatted(resource.getName(), closure.getReason()));
        return new ClosureResponse(mapper.toView(closure), resource.getVersion(), hit.count(), hit.named());
    }

    private void refuse(Resource resource, List<FieldError> errors) {
        List<FieldError> all = new ArrayList<>(errors);
        if (!resource.isActive()) {
            all.add(new FieldError("#id", "%s is retired.".formatted(resource.getName())));
        }
        if (!all.isEmpty()) {
            throw new RuleViolationException("absence-refused", "Nothing was saved.", all);
        }
    }

    private List<FieldError> refusedTime(Instant start, Instant end, int longestDays) {
        List<FieldError> errors = new ArrayList<>();
        Instant now = clock.instant();
        if (isFar(start, now)) {
            errors.add(new FieldError("/start", "Enter a time within five years from today."));
        } else if (!micros(start).isBefore(micros(end))) {
            errors.add(new FieldError("/end", "Enter an end after the start."));
        } else if (isFar(end, now)
                || end.isAfter(facility.startOf(facility.dayOf(start).plusDays(longestDays)))) {
            errors.add(new FieldError("/end", "Enter an end at most %d days after the start.".formatted(longestDays)));
        }
        return errors;
    }

    private List<FieldError> refusedBlock(Resource resource, BlockRequest request) {
        LocalDate until = request.weeklyUntil();
        // A week that is longer than a week would be in its own way.
        List<FieldError> errors =
                new ArrayList<>(refusedTime(request.start(), request.end(), until == null ? LONGEST_DAYS : WEEK_DAYS));
        boolean timeIsFine = errors.isEmpty();
        UUID owner = request.ownerOperatorId();
        if (owner == null && Words.said(request.service()) == null) {
            errors.add(new FieldError("/ownerOperatorId", "Say for which operator or which service this is kept."));
        } else if (owner != null && owner.equals(resource.getId())) {
            errors.add(new FieldError(
                    "/ownerOperatorId", "An operator's own time is his already. Choose a room or somebody else."));
        } else if (owner != null && !isOperatorInUse(owner)) {
            errors.add(
                    new FieldError("/ownerOperatorId", "Choose an operator from the list; this is none, or retired."));
        }
        Instant release = request.releaseAt();
        if (release != null && timeIsFine) {
            if (release.isAfter(request.start())) {
                errors.add(new FieldError("/releaseAt", "Enter a release not after the start."));
            } else if (Duration.between(release, request.start()).toDays() > LONGEST_DAYS) {
                errors.add(new FieldError("/releaseAt", "Enter a release at most a year before the start."));
            }
        }
        if (until != null && timeIsFine) {
            LocalDate first = facility.dayOf(request.start());
            if (until.isBefore(first)) {
                errors.add(new FieldError("/weeklyUntil", "Enter a last day not before the first."));
            } else if (ChronoUnit.DAYS.between(first, until) > LONGEST_DAYS) {
                errors.add(new FieldError("/weeklyUntil", "Enter a last day at most 366 days after the first."));
            }
        }
        return errors;
    }

    /** Two owners of one time would lock each other out. */
    private void refuseIfKeptAlready(Resource resource, List<WeeklyTime.Occurrence> wanted, TimeRange all) {
        Instant now = clock.instant();
        List<Block> inTheWay = blocks.findAllIn(List.of(resource.getId()), all.start(), all.end()).stream()
                .filter(block -> !block.isReleased(now)
                        && wanted.stream().anyMatch(week -> week.when().overlaps(block.when())))
                .toList();
        if (!inTheWay.isEmpty()) {
            throw new ConflictException(
                    "block-conflict",
                    "%s is kept for somebody else then: %s. Take that away first, or choose another time."
                            .formatted(
                                    resource.getName(),
                                    inTheWay.stream()
                                            .map(Block::getLabel)
                                            .distinct()
                                            .collect(Collectors.joining(", "))),
                    Map.of(
                            "count",
                            inTheWay.size(),
                            "blocks",
                            views(inTheWay.stream().limit(LISTED).toList())));
        }
    }

    private List<BlockView> views(List<Block> found) {
        Instant now = clock.instant();
        Map<UUID, Resource> owners = resources
                .findAllByIdIn(found.stream()
                        .map(Block::getOwnerOperatorId)
                        .flatMap(java.util.stream.Stream::ofNullable)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Resource::getId, Function.identity()));
        return found.stream()
                .map(block -> mapper.toView(
                        block,
                        block.getOwnerOperatorId() == null
                                ? null
                                : owners.get(block.getOwnerOperatorId()).getName(),
                        block.isReleased(now)))
                .toList();
    }

    private Resource load(UUID id) {
        return resources
                .findById(id)
                .orElseThrow(() -> new NotFoundException(
                        "resource-not-found", "This resource does not exist.", Map.of("resourceId", id)));
    }

    private boolean isOperatorInUse(UUID id) {
        return resources
                .findById(id)
                .filter(other -> other.getKind() == ResourceKind.OPERATOR && other.isActive())
                .isPresent();
    }

    private static boolean isPerson(Resource resource) {
        return resource.getKind() == ResourceKind.OPERATOR || resource.getKind() == ResourceKind.SEDATION_PROVIDER;
    }

    private void refuseFarDays(LocalDate from, LocalDate to) {
        LocalDate today = facility.today();
        if (from.isBefore(today.minusDays(FARTHEST_DAYS)) || to.isAfter(today.plusDays(FARTHEST_DAYS))) {
            throw new InvalidRequestException(
                    "These days cannot be shown.",
                    List.of(new FieldError("#from", "Ask for days within five years from today.")));
        }
    }

    private static boolean isFar(Instant moment, Instant now) {
        return moment.isBefore(now.minus(FARTHEST_DAYS, ChronoUnit.DAYS))
                || moment.isAfter(now.plus(FARTHEST_DAYS, ChronoUnit.DAYS));
    }

    /** Both databases keep microseconds. */
    private static Instant micros(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }
}
