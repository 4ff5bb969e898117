package org.spineline.workup.domain;

import java.util.Collection;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/** A look into the folders before any of them is opened: a chart is mostly empty when its episode is booked. */
public interface ChartContentsRepository extends Repository<ImagingStudy, UUID> {
    /** One query. @param patients whose results count, whatever the episode */
    @Query(
            """
            select new org.spineline.workup.domain.ChartContents(
                case when exists (select 1 from ImagingStudy s where s.episodeId in :episodes) then true else false end,
                case when exists (select 1 from LabResult l where l.patientId in :patients) then true else false end,
                case when exists (select 1 from MedicationHold h where h.episodeId in :episodes) then true else false end,
                case when exists (select 1 from Consent c where c.episodeId in :episodes) then true else false end,
                case when exists (select 1 from GateWaiver w where w.episodeId in :episodes) then true else false end,
                case when exists (select 1 from GateChase g where g.episodeId in :episodes) then true else false end,
                case when exists (select 1 from PreCheck p where p.episodeId in :episodes) then true else false end,
                case when exists (select 1 from BloodContext b where b.episodeId in :episodes) then true else false end,
                case when exists (select 1 from ClinicalChange d where d.episodeId in :episodes) then true else false end)
            """)
    ChartContents of(@Param("episodes") Collection<UUID> episodes, @Param("patients") Collection<UUID> patients);
}
