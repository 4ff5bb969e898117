package org.spineline.booking.infrastructure;

import java.util.List;
import java.util.UUID;
import org.spineline.booking.domain.Booking;
import org.spineline.booking.domain.WaitlistPreference;
import org.spineline.booking.domain.plan.DraftPlacement;
import org.spineline.kernel.domain.OwnedRows;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What this module keeps about patients, and that nobody is in two places at once. */
@Component
class BookingRows implements PatientOwnedRecords {
    private final JdbcClient client;

    BookingRows(JdbcClient client) {
        this.client = client;
    }

    @Override
    public List<OwnedRows> rows() {
        return List.of(
                OwnedRows.ofEpisode(Booking.class, "booking"),
                // The time a booking takes of the patient's day.
                new OwnedRows(
                        null,
                        "booking_cell",
                        "resource_id",
                        "cast(booking_id as varchar(36))",
                        "(select b.episode_id from booking b where b.id = booking_id)",
                        null,
                        null),
                OwnedRows.ofEpisode(WaitlistPreference.class, "waitlist_preference"),
                OwnedRows.ofEpisode(DraftPlacement.class, "plan_placement"));
    }

    @Override
    public List<String> objections(UUID from, UUID to) {
        int both = client.sql(
                        """
                        select count(*) from booking_cell a join booking_cell b on a.cell_start = b.cell_start
                         where a.resource_id = :one and b.resource_id = :other
                        """)
                .param("one", from)
                .param("other", to)
                .query(Integer.class)
                .single();
        return both == 0
                ? List.of()
                : List.of("Both records have a booking at the same time. Cancel or move one of them first.");
    }
}
