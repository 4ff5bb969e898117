package org.spineline.messaging.infrastructure;

import java.util.List;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.spineline.messaging.domain.Message;
import org.springframework.stereotype.Component;

/** What this module keeps about patients. */
@Component
class MessageRows implements PatientOwnedRecords {
    @Override
    public List<OwnedRows> rows() {
        return List.of(OwnedRows.about(
                Message.class,
                "message",
                "coalesce((select b.episode_id from booking b where b.id = booking_id),"
                        + " (select i.episode_id from prom_invitation i where i.id = invitation_id))"));
    }
}
