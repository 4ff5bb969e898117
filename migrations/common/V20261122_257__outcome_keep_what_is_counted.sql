-- One narrow row for each booking and for each note in force, so that a dashboard reads one table and joins nothing
-- (decision 0009). Both are reckoned anew from their sources whenever those change: outcome_mark says of which booking.
create table outcome_case (
    booking_id uuid not null,
    plan_id uuid,
    started_at timestamp(6) with time zone not null,
    -- Calendar month of the facility, 202611.
    started_month integer not null,
    signed_by uuid not null,
    technique varchar(30),
    indication varchar(30) not null,
    leak smallint,
    worst_event smallint not null,
    new_fracture smallint not null,
    suspected smallint not null,
    suspicion_answer smallint,
    -- mGy, tenths of Gy·cm², tenths of a minute: whole numbers, as they are counted.
    air_kerma integer,
    kap integer,
    fluoroscopy integer,
    wait_days integer not null,
    pain_before smallint,
    pain_m1 smallint,
    pain_m3 smallint,
    pain_m6 smallint,
    pain_m12 smallint,
    rmdq_before smallint,
    rmdq_m1 smallint,
    rmdq_m3 smallint,
    rmdq_m6 smallint,
    rmdq_m12 smallint,
    -- When the window of the contact closes; null where none was planned. A score not given counts as missing from then on.
    m1_closes_at timestamp(6) with time zone,
    m3_closes_at timestamp(6) with time zone,
    m6_closes_at timestamp(6) with time zone,
    m12_closes_at timestamp(6) with time zone,
    constraint outcome_case_pk primary key (booking_id)
);

create table outcome_booking (
    booking_id uuid not null,
    starts_at timestamp(6) with time zone not null,
    starts_month integer not null,
    status varchar(20) not null,
    technique varchar(30) not null,
    indication varchar(30) not null,
    operator_id uuid,
    room_id uuid,
    cancel_reason varchar(30),
    cancel_preventable boolean,
    cancel_detected_at varchar(20),
    late_minutes integer,
    room_seconds integer,
    constraint outcome_booking_pk primary key (booking_id)
);

-- Bookings of which something changed since their rows were reckoned. Written by triggers in the transaction of the change, so
-- that nothing can change unseen; rows alike say the same, and nobody waits for anybody.
create table outcome_mark (
    booking_id uuid not null
);
create index outcome_mark_booking_ix on outcome_mark (booking_id);

-- One row: locked by whoever reckons, and by what rules the rows were reckoned. No server has these, so the first that starts
-- has every row reckoned.
create table outcome_round (
    id integer not null,
    facility_zone varchar(60) not null,
    event_window_days integer not null,
    constraint outcome_round_pk primary key (id),
    constraint outcome_round_one_ck check (id = 1)
);
insert into outcome_round (id, facility_zone, event_window_days) values (1, 'none yet', 0);

-- What only the former statements read.
drop index episode_counted_ix;
drop index procedure_note_counted_ix;
drop index booking_counted_ix;
drop index follow_up_plan_counted_ix;
create index procedure_note_counted_ix on procedure_note (status, started_at);
