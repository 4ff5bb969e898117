-- An episode is booked once at a time; the sessions of a series are told apart by their number.
create unique index booking_standing_uk on booking (episode_id, coalesce(series_part, 1))
    where status not in ('LAPSED', 'CANCELLED', 'NO_SHOW');
