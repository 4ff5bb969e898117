package org.spineline.booking.application;

import static org.spineline.booking.application.Affected.FOREVER;
import static org.spineline.booking.application.Affected.STILL_AHEAD;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.OpenToSignedIn;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.BookingRequests.Hours;
import org.spineline.booking.application.BookingRequests.ResourceRequest;
import org.spineline.booking.application.BookingRequests.ResourceResponse;
import org.spineline.booking.domain.BookingRepository;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.ResourceRepository;
import org.spineline.booking.domain.ResourceTraits;
import org.spineline.booking.domain.WorkingHours;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.web.ExpectedVersion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rooms, people and equipment of the site, and what each is good for. */
@Service
@Transactional
public class ResourceService {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);
    private static final int LISTED = 50;

    private final ResourceRepository resources;
    private final BookingRepository bookings;
    private final Clock clock;
    private final BookingMapper mapper;

    ResourceService(ResourceRepository resources, BookingRepository bookings, Clock clock, BookingMapper mapper) {
        this.resources = resources;
        this.bookings = bookings;
        this.clock = clock;
        this.mapper = mapper;
    }

    /** By kind and name. */
    @OpenToSignedIn
    @Transactional(readOnly = true)
    public List<ResourceResponse> all(@Nullable ResourceKind kind) {
        return resources.findAllByOrderByKindAscNameAsc().stream()
                .filter(resource -> kind == null || resource.getKind() == kind)
                .map(mapper::toResponse)
                .toList();
    }

    @Requires(Permission.RESOURCE_MANAGE)
    public ResourceResponse create(ResourceRequest request) {
        refuse(request, List.of());
        Resource resource =
                new Resource(request.kind(), request.name(), request.detail(), request.specialty(), request.userId());
        resource.isDescribedAs(traits(request));
        resource.keepsHours(hours(request.hours()));
        return mapper.toResponse(resources.saveAndFlush(resource));
    }

    /** @throws ConflictException naming what still counts on a resource that is to be retired */
    @Requires(Permission.RESOURCE_MANAGE)
    public ResourceResponse change(UUID id, ExpectedVersion expected, ResourceRequest request) {
        Resource resource = resources
                .findById(id)
                .orElseThrow(() -> new NotFoundException(
                        "resource-not-found", "This resource does not exist.", Map.of("resourceId", id)));
        resource.requireVersion(expected);
        refuse(
                request,
                resource.getKind() == request.kind()
                        ? List.of()
                        : List.of(new FieldError("/kind", "A resource keeps its kind. Create another one.")));
        if (resource.isActive() && !request.active()) {
            refuseWhileInUse(resource);
        }
        resource.keepsHours(hours(request.hours()));
        resource.isDescribedAs(traits(request));
        resource.becomes(request.name(), request.detail(), request.specialty(), request.userId(), request.active());
        return mapper.toResponse(resources.saveAndFlush(resource));
    }

    /** Bookings are named by time only: who manages resources may not see patients. */
    private void refuseWhileInUse(Resource resource) {
        List<BookedTime> ahead = bookings.timesOf(resource.getId(), clock.instant(), FOREVER, STILL_AHEAD).stream()
                .map(row -> new BookedTime((UUID) row[0], (Instant) row[1]))
                .toList();
        List<String> fixed = resources.findAllByFixedRoomId(resource.getId()).stream()
                .filter(Resource::isActive)
                .map(Resource::getName)
                .sorted()
                .toList();
        if (ahead.isEmpty() && fixed.isEmpty()) {
            return;
        }
        List<String> reasons = new ArrayList<>();
        if (!ahead.isEmpty()) {
            reasons.add("%d booking%s ahead".formatted(ahead.size(), ahead.size() == 1 ? "" : "s"));
        }
        if (!fixed.isEmpty()) {
            reasons.add("equipment fixed there (%s)".formatted(String.join(", ", fixed)));
        }
        throw new ConflictException(
                "resource-in-use",
                "%s is still in use: %s. Move that first, then retire it."
                        .formatted(resource.getName(), String.join(" and ", reasons)),
                Map.of(
                        "count",
                        ahead.size(),
                        "bookings",
                        ahead.stream().limit(LISTED).toList(),
                        "fixedEquipment",
                        fixed));
    }

    private record BookedTime(UUID bookingId, Instant start) {}

    private static ResourceTraits traits(ResourceRequest request) {
        return new ResourceTraits(
                request.roomKind(),
                request.equipmentKind(),
                request.techniques(),
                request.credentialExpires(),
                request.fixedRoomId());
    }

    private void refuse(ResourceRequest request, List<FieldError> known) {
        List<FieldError> errors = new ArrayList<>(known);
        ResourceKind kind = request.kind();
        if (request.roomKind() != null && kind != ResourceKind.ROOM) {
            errors.add(new FieldError("/roomKind", "Only a room has a kind of room. Leave this empty."));
        }
        if (request.equipmentKind() != null && kind != ResourceKind.EQUIPMENT) {
            errors.add(new FieldError("/equipmentKind", "Only equipment has a kind of equipment. Leave this empty."));
        }
        if (request.techniques() != null && kind != ResourceKind.OPERATOR) {
            errors.add(new FieldError("/techniques", "Only an operator has privileges. Leave this empty."));
        }
        LocalDate expires = request.credentialExpires();
        if (expires != null && kind != ResourceKind.OPERATOR && kind != ResourceKind.SEDATION_PROVIDER) {
            errors.add(new FieldError("/credentialExpires", "Only a person has a credential. Leave this empty."));
        } else if (expires != null && (expires.isBefore(EARLIEST) || expires.isAfter(LATEST))) {
            errors.add(new FieldError("/credentialExpires", "Enter a date between 2000 and 2100."));
        }
        UUID room = request.fixedRoomId();
        if (room != null && kind != ResourceKind.EQUIPMENT) {
            errors.add(new FieldError("/fixedRoomId", "Only equipment is fixed in a room. Leave this empty."));
        } else if (room != null && !isRoomInUse(room)) {
            errors.add(new FieldError("/fixedRoomId", "Choose a room from the list; this is none, or is retired."));
        }
        errors.addAll(refusedHours(request.hours()));
        if (!errors.isEmpty()) {
            throw new RuleViolationException("resource-refused", "Nothing was saved.", errors);
        }
    }

    private boolean isRoomInUse(UUID id) {
        return resources
                .findById(id)
                .filter(other -> other.getKind() == ResourceKind.ROOM && other.isActive())
                .isPresent();
    }

    /** Hours of one weekday that overlap would count twice in the use of a room. */
    private static List<FieldError> refusedHours(List<Hours> wanted) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Hours span = wanted.get(i);
            if (!span.startsAt().isBefore(span.endsAt())) {
                errors.add(new FieldError("/hours/" + i + "/endsAt", "Enter an end after the start."));
            }
            if (span.validFrom().isBefore(EARLIEST) || span.validFrom().isAfter(LATEST)) {
                errors.add(new FieldError("/hours/" + i + "/validFrom", "Enter a date between 2000 and 2100."));
            }
            if (span.validUntil() != null && span.validUntil().isAfter(LATEST)) {
                errors.add(new FieldError(
                        "/hours/" + i + "/validUntil", "Enter a date up to 2100, or leave it empty for no end."));
            }
            if (span.validUntil() != null && span.validUntil().isBefore(span.validFrom())) {
                errors.add(new FieldError("/hours/" + i + "/validUntil", "Enter a last day after the first."));
            }
            for (int j = 0; j < i; j++) {
                if (overlap(span, wanted.get(j))) {
                    errors.add(new FieldError(
                            "/hours/" + i + "/startsAt", "These hours overlap with others of the same weekday."));
                }
            }
        }
        return errors;
    }

    private static List<WorkingHours> hours(List<Hours> wanted) {
        return wanted.stream()
                .map(span -> new WorkingHours(
                        span.weekday(), span.startsAt(), span.endsAt(), span.validFrom(), span.validUntil()))
                .toList();
    }

    private static boolean overlap(Hours one, Hours other) {
        return one.weekday() == other.weekday()
                && one.startsAt().isBefore(other.endsAt())
                && other.startsAt().isBefore(one.endsAt())
                && (one.validUntil() == null || !other.validFrom().isAfter(one.validUntil()))
                && (other.validUntil() == null || !one.validFrom().isAfter(other.validUntil()));
    }
}
