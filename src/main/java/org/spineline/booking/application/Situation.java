package org.spineline.booking.application;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.BookingRequests.Blocker;
import org.spineline.booking.application.BookingRequests.BlockerCode;
import org.spineline.booking.application.BookingRequests.NamedResource;
import org.spineline.booking.application.Calendar.Line;
import org.spineline.booking.application.Calendar.Question;
import org.spineline.booking.domain.Allocation;
import org.spineline.episode.Technique;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.time.DateWords;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;

/** What is known, at one moment, about a wanted time: pure, so that the rule can be read and tested without a database. */
final class Situation {

    private final Question question;
    private final Set<Allocation> wanted;
    private final List<Line> lines;
    private final FacilityZone facility;
    private final Map<UUID, NamedResource> resources;

    Situation(Question question, Set<Allocation> wanted, List<Line> lines, FacilityZone facility) {
        this.question = question;
        this.wanted = wanted;
        this.lines = lines;
        this.facility = facility;
        this.resources = of("RESOURCE")
                .map(line -> new NamedResource(
                        line.resourceId(),
                        ResourceKind.valueOf(Objects.requireNonNull(line.word())),
                        Objects.requireNonNull(line.label())))
                .collect(Collectors.toMap(NamedResource::id, Function.identity()));
    }

    /** A booking, or a hold, of the same episode. @param until when it is a hold */
    record OfEpisode(UUID bookingId, UUID by, BookingStatus status, @Nullable String byName, @Nullable Instant until) {}

    /** @throws RuleViolationException pointing at each resource that does not exist, is of another kind or retired */
    void refuseUnknownResources(String prefix) {
        List<FieldError> errors = new ArrayList<>();
        Set<UUID> inUse =
                of("RESOURCE").filter(Line::flag).map(Line::resourceId).collect(Collectors.toSet());
        int equipment = 0;
        for (Allocation allocation : wanted) {
            String pointer =
                    switch (allocation.role()) {
                        case ROOM -> "/roomId";
                        case OPERATOR -> "/operatorId";
                        case SEDATION_PROVIDER -> "/sedationProviderId";
                        case EQUIPMENT -> "/equipmentIds/" + equipment++;
                    };
            NamedResource resource = resources.get(allocation.resourceId());
            if (resource == null || resource.kind() != allocation.role() || !inUse.contains(resource.id())) {
                errors.add(new FieldError(prefix + pointer, "Choose one from the list; this one is not available."));
            }
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("slot-refused", "This cannot be booked.", errors);
        }
    }

    /** Holds that nobody has cleared away since they ran out. */
    Set<UUID> expiredHolds() {
        Set<UUID> expired = new HashSet<>();
        lines.stream()
                .filter(line -> (line.what().equals("TAKEN") || line.what().equals("EPISODE")) && line.flag())
                .forEach(line -> expired.add(Objects.requireNonNull(line.otherId())));
        return expired;
    }

    /** Those that still stand. */
    List<OfEpisode> ofEpisode() {
        return of("EPISODE")
                .filter(line -> !line.flag())
                .map(line -> new OfEpisode(
                        Objects.requireNonNull(line.otherId()),
                        line.resourceId(),
                        BookingStatus.valueOf(Objects.requireNonNull(line.word())),
                        line.label(),
                        line.end()))
                .toList();
    }

    /** The booking that an earlier sending of the same request has made, and what that request asked for. */
    Optional<Map.Entry<UUID, String>> repeated() {
        return of("REPEAT")
                .findFirst()
                .map(line -> Map.entry(Objects.requireNonNull(line.otherId()), Objects.requireNonNull(line.word())));
    }

    /** What another booking has taken. @param others who that is, by booking; "another patient" where missing */
    List<Blocker> overlaps(Collection<UUID> except, Map<UUID, String> others) {
        return taken(except)
                .map(line -> {
                    UUID bookingId = Objects.requireNonNull(line.otherId());
                    NamedResource resource = resources.get(line.resourceId());
                    String who = others.getOrDefault(bookingId, "another patient");
                    boolean held = BookingStatus.HELD.name().equals(line.word());
                    BlockerCode code =
                            resource == null ? BlockerCode.PATIENT_BUSY : held ? BlockerCode.HELD : BlockerCode.BOOKED;
                    return new Blocker(
                            code,
                            code.isOverridable(),
                            line.resourceId(),
                            resource == null ? "PATIENT" : resource.kind().name(),
                            resource == null ? who : resource.name(),
                            bookingId,
                            Objects.requireNonNull(line.start()),
                            Objects.requireNonNull(line.end()),
                            resource == null
                                    ? "has another booking then"
                                    : held ? "held by %s for %s".formatted(line.label(), who) : "booked for " + who);
                })
                .toList();
    }

    /** The bookings in the way. */
    Set<UUID> inTheWay(Collection<UUID> except) {
        return taken(except).map(line -> Objects.requireNonNull(line.otherId())).collect(Collectors.toSet());
    }

    /** What somebody may not do here, or something cannot. What is not recorded stands against nothing. */
    List<Blocker> misfits(@Nullable Technique technique) {
        List<Blocker> blockers = new ArrayList<>();
        LocalDate day = facility.dayOf(question.when().start());
        for (Line line : of("RESOURCE").toList()) {
            NamedResource resource = named(line.resourceId());
            if (technique != null
                    && line.techniques() != null
                    && !List.of(line.techniques().split(",")).contains(technique.name())) {
                blockers.add(blocker(
                        BlockerCode.NO_PRIVILEGE,
                        resource,
                        question.when(),
                        "no privilege for " + Words.of(technique)));
            }
            if (line.lastDay() != null && day.isAfter(line.lastDay())) {
                blockers.add(blocker(
                        BlockerCode.CREDENTIAL_EXPIRED,
                        resource,
                        question.when(),
                        "credential valid until " + DateWords.day(line.lastDay())));
            }
            if (line.otherId() != null && !wanted.contains(new Allocation(line.otherId(), ResourceKind.ROOM))) {
                blockers.add(
                        blocker(BlockerCode.FIXED_ELSEWHERE, resource, question.when(), "belongs to another room"));
            }
        }
        return blockers;
    }

    /** Holidays, closures, blocks and hours: what a reason can override. */
    List<Blocker> absences() {
        List<Blocker> blockers = new ArrayList<>();
        of("HOLIDAY")
                .forEach(line -> blockers.add(new Blocker(
                        BlockerCode.HOLIDAY,
                        BlockerCode.HOLIDAY.isOverridable(),
                        line.resourceId(),
                        "HOLIDAY",
                        Objects.requireNonNull(line.label()),
                        null,
                        question.when().start(),
                        question.when().end(),
                        "public holiday")));
        for (Allocation allocation : wanted) {
            NamedResource resource = Objects.requireNonNull(resources.get(allocation.resourceId()));
            of("CLOSURE", resource.id())
                    .forEach(line -> blockers.add(
                            blocker(BlockerCode.CLOSED, resource, range(line), Objects.requireNonNull(line.label()))));
            of("BLOCK", resource.id())
                    .filter(line -> !isOwner(line.otherId()))
                    .forEach(line -> blockers.add(
                            blocker(BlockerCode.BLOCK, resource, range(line), "reserved: " + line.label())));
            if (isOutsideHours(resource.id(), question.when())) {
                blockers.add(blocker(BlockerCode.OUTSIDE_HOURS, resource, question.when(), "outside working hours"));
            }
        }
        return blockers;
    }

    /** Whether nothing of what is known stands against a shorter time within the one that was asked about. */
    boolean isFree(TimeRange when, Collection<UUID> except) {
        return of("HOLIDAY").findAny().isEmpty()
                && taken(except).noneMatch(line -> range(line).overlaps(when))
                && wanted.stream()
                        .map(Allocation::resourceId)
                        .noneMatch(id -> isOutsideHours(id, when)
                                || of("CLOSURE", id)
                                        .anyMatch(line -> range(line).overlaps(when))
                                || of("BLOCK", id)
                                        .anyMatch(line -> !isOwner(line.otherId())
                                                && range(line).overlaps(when)));
    }

    NamedResource named(UUID resourceId) {
        return Objects.requireNonNull(resources.get(resourceId));
    }

    /** A resource without any hours is always there. */
    private boolean isOutsideHours(UUID resourceId, TimeRange when) {
        LocalDate day = facility.dayOf(when.start());
        List<Line> hours = of("HOURS", resourceId).toList();
        return !hours.isEmpty()
                && hours.stream()
                        .filter(Line::flag)
                        .noneMatch(
                                line -> !question.when().start().isBefore(at(day, Objects.requireNonNull(line.opens())))
                                        && !when.end().isAfter(at(day, Objects.requireNonNull(line.closes()))));
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(facility.zone()).toInstant();
    }

    private boolean isOwner(@Nullable UUID owner) {
        return owner != null && wanted.contains(new Allocation(owner, ResourceKind.OPERATOR));
    }

    private Stream<Line> taken(Collection<UUID> except) {
        return of("TAKEN").filter(line -> !line.flag() && !except.contains(line.otherId()));
    }

    private Stream<Line> of(String what) {
        return lines.stream().filter(line -> line.what().equals(what));
    }

    private Stream<Line> of(String what, UUID resourceId) {
        return of(what).filter(line -> line.resourceId().equals(resourceId));
    }

    private static TimeRange range(Line line) {
        return new TimeRange(Objects.requireNonNull(line.start()), Objects.requireNonNull(line.end()));
    }

    private static Blocker blocker(BlockerCode code, NamedResource resource, TimeRange when, String reason) {
        return new Blocker(
                code,
                code.isOverridable(),
                resource.id(),
                resource.kind().name(),
                resource.name(),
                null,
                when.start(),
                when.end(),
                reason);
    }
}
