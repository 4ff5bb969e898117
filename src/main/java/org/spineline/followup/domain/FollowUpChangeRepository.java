package org.spineline.followup.domain;

import java.util.List;
import java.util.UUID;
import org.spineline.followup.ChangeKind;
import org.springframework.data.repository.Repository;

/** The trail, only ever added to. */
public interface FollowUpChangeRepository extends Repository<FollowUpChange, UUID> {
    List<FollowUpChange> findAllByEpisodeIdOrderByCreatedAtAscIdAsc(UUID episodeId);

    boolean existsByContactIdAndWhat(UUID contactId, ChangeKind what);

    FollowUpChange save(FollowUpChange change);
}
