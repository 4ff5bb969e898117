-- A hold is a booking that ends by itself; several bookings of one episode may belong together as a series.
alter table booking add column hold_expires_at timestamp(6) with time zone;
alter table booking add column held_by_name varchar(120);
alter table booking add column series_id uuid;
alter table booking add column series_part integer;
alter table booking add column cancelled_at timestamp(6) with time zone;

-- The same request sent twice finds its first answer.
alter table booking add column idempotency_key varchar(80);
alter table booking add column request_hash varchar(64);
alter table booking add constraint booking_idempotency_uk unique (created_by, idempotency_key);

alter table booking drop constraint booking_status_ck;
alter table booking add constraint booking_status_ck check (status in
    ('HELD', 'LAPSED', 'BOOKED', 'CONFIRMED', 'ARRIVED', 'IN_ROOM', 'COMPLETED', 'CANCELLED', 'NO_SHOW'));
alter table booking add constraint booking_hold_ck check (status <> 'HELD' or hold_expires_at is not null);
alter table booking add constraint booking_series_ck check ((series_id is null) = (series_part is null));

create index booking_series_ix on booking (series_id);

-- What happened is also the feed by which other nodes and open calendars learn of it.
alter table booking_history add column seq bigint generated always as identity;
create index booking_history_seq_ix on booking_history (seq);
