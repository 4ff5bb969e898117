package org.spineline.prom.domain;

import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Links. */
public interface InvitationLinkRepository extends Repository<InvitationLink, UUID> {
    InvitationLink saveAndFlush(InvitationLink link);

    void deleteByTokenHash(String hash);
}
