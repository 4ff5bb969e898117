-- The whole view as it stood when the patient came into the room, with the version of every rule: later rules and later
-- results must not rewrite what the team saw.
create table readiness_snapshot (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    booking_id uuid not null,
    overall varchar(20) not null,
    score integer not null,
    content varchar(32000) not null,
    constraint readiness_snapshot_pk primary key (id),
    constraint readiness_snapshot_facility_fk foreign key (facility_id) references facility (id),
    constraint readiness_snapshot_patient_fk foreign key (patient_id) references patient (id),
    constraint readiness_snapshot_episode_fk foreign key (episode_id) references episode (id),
    constraint readiness_snapshot_booking_fk foreign key (booking_id) references booking (id)
);

create index readiness_snapshot_episode_ix on readiness_snapshot (episode_id, created_at);
