package org.spineline.booking.application;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.OpenToSignedIn;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.BookingRequests.ResourceRequest;
import org.spineline.booking.application.BookingRequests.ResourceResponse;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.ResourceRepository;
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
        return mapper.toResponse(resources.saveAndFlush(
                new Resource(request.kind(), request.name(), request.detail(), request.specialty(), request.userId())));
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
        resource.becomes(request.name(), request.detail(), request.specialty(), request.userId(), request.active());
        return mapper.toResponse(resources.saveAndFlush(resource));
    }
}
