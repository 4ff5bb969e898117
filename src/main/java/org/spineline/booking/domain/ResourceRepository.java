package org.spineline.booking.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.spineline.booking.ResourceKind;
import org.springframework.data.repository.Repository;

/** Resources of this facility. */
public interface ResourceRepository extends Repository<Resource, UUID> {
    Optional<Resource> findById(UUID id);

    List<Resource> findAllByIdIn(Collection<UUID> ids);

    List<Resource> findAllByOrderByKindAscNameAsc();

    List<Resource> findAllByFixedRoomId(UUID roomId);

    Optional<Resource> findByKindAndName(ResourceKind kind, String name);

    Resource saveAndFlush(Resource resource);
}
