package org.spineline.nursing.domain;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By check. */
public interface NeurologyAcknowledgementRepository extends Repository<NeurologyAcknowledgement, UUID> {
    List<NeurologyAcknowledgement> findAllByCheckIdIn(Collection<UUID> checkIds);

    NeurologyAcknowledgement saveAndFlush(NeurologyAcknowledgement acknowledgement);
}
