package org.spineline.booking.application;

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
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.ResourceRepository;
import org.spineline.booking.domain.WorkingHours;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.web.ExpectedVersion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rooms, people and equipment of the site. */
@Service
@Transactional
public class ResourceService {
    private final ResourceRepository resources;
    private final BookingMapper mapper;

    ResourceService(ResourceRepository resources, BookingMapper mapper) {
        this.resources = resources;
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
        List<WorkingHours> hours = hours(request.hours());
        Resource resource =
                new Resource(request.kind(), request.name(), request.detail(), request.specialty(), request.userId());
        resource.keepsHours(hours);
        return mapper.toResponse(resources.saveAndFlush(resource));
    }

    @Requires(Permission.RESOURCE_MANAGE)
    public ResourceResponse change(UUID id, ExpectedVersion expected, ResourceRequest request) {
        Resource resource = resources
                .findById(id)
                .orElseThrow(() -> new NotFoundException(
                        "resource-not-found", "This resource does not exist.", Map.of("resourceId", id)));
        resource.requireVersion(expected);
        if (resource.getKind() != request.kind()) {
            throw new RuleViolationException(
                    "resource-refused",
                    "Nothing was saved.",
                    List.of(new FieldError("/kind", "A resource keeps its kind. Create another one.")));
        }
        resource.keepsHours(hours(request.hours()));
        resource.becomes(request.name(), request.detail(), request.specialty(), request.userId(), request.active());
        return mapper.toResponse(resources.saveAndFlush(resource));
    }

    /** Hours of one weekday that overlap would count twice in the use of a room. */
    private static List<WorkingHours> hours(List<Hours> wanted) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Hours span = wanted.get(i);
            if (!span.startsAt().isBefore(span.endsAt())) {
                errors.add(new FieldError("/hours/" + i + "/endsAt", "Enter an end after the start."));
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
        if (!errors.isEmpty()) {
            throw new RuleViolationException("resource-refused", "Nothing was saved.", errors);
        }
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
