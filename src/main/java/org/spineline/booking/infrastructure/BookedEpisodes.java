package org.spineline.booking.infrastructure;

import java.util.List;
import java.util.UUID;
import org.spineline.episode.ClosingGuard;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An episode that is booked does not end unnoticed: somebody would be expected for nothing. */
@Component
class BookedEpisodes implements ClosingGuard {
    private final JdbcClient client;

    BookedEpisodes(JdbcClient client) {
        this.client = client;
    }

    @Override
    public List<String> stillOpen(UUID episodeId) {
        int booked = client.sql(
                        """
                        select count(*) from booking where episode_id = :episode
                           and status in ('HELD', 'BOOKED', 'CONFIRMED', 'ARRIVED', 'IN_ROOM')
                        """)
                .param("episode", episodeId)
                .query(Integer.class)
                .single();
        return booked == 0 ? List.of() : List.of("The procedure is booked. Cancel the booking first.");
    }
}
