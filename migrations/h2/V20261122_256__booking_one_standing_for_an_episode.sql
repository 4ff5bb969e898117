-- An episode is booked once at a time; the sessions of a series are told apart by their number.
alter table booking add column standing_for uuid generated always as
    (case when status not in ('LAPSED', 'CANCELLED', 'NO_SHOW') then episode_id end);
alter table booking add column session_number integer generated always as (coalesce(series_part, 1));
alter table booking add constraint booking_standing_uk unique (standing_for, session_number);
