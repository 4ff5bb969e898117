package org.spineline.prom.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Invitations, by episode or by one of their links. */
public interface InvitationRepository extends Repository<Invitation, UUID> {
    Optional<Invitation> findById(UUID id);

    List<Invitation> findAllByEpisodeIdOrderByCreatedAtDesc(UUID episodeId);

    @Query(
            "select i from Invitation i where i.id = (select l.invitationId from InvitationLink l where l.tokenHash = :hash)")
    Optional<Invitation> findByTokenHash(String hash);

    Invitation saveAndFlush(Invitation invitation);
}
