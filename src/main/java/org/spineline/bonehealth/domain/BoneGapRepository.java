package org.spineline.bonehealth.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.spineline.bonehealth.BoneGapKind;
import org.spineline.bonehealth.BoneGapStatus;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Questions about the bone. */
public interface BoneGapRepository extends Repository<BoneGap, UUID> {
    Optional<BoneGap> findById(UUID id);

    List<BoneGap> findAllByPatientIdOrderByProcedureOnDescKind(UUID patientId);

    List<BoneGap> findAllByNoteId(UUID noteId);

    /** The longest due first. */
    @Query("select g from BoneGap g where g.status in :statuses and g.kind in :kinds order by g.dueOn, g.id")
    Page<BoneGap> list(Collection<BoneGapStatus> statuses, Collection<BoneGapKind> kinds, Pageable page);

    BoneGap saveAndFlush(BoneGap gap);
}
