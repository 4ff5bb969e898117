package org.spineline.episode.infrastructure;

import java.util.List;
import org.spineline.episode.domain.Episode;
import org.spineline.episode.domain.PayerAuthorization;
import org.spineline.episode.domain.ReferralEvent;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.springframework.stereotype.Component;

/** What this module keeps about patients. */
@Component
class EpisodeRows implements PatientOwnedRecords {
    @Override
    public List<OwnedRows> rows() {
        return List.of(
                new OwnedRows(
                        Episode.class,
                        "episode",
                        "patient_id",
                        "cast(id as varchar(36))",
                        null,
                        "episode_number",
                        null),
                OwnedRows.ofEpisode(PayerAuthorization.class, "payer_authorization"),
                OwnedRows.ofEpisode(ReferralEvent.class, "referral_event"));
    }
}
