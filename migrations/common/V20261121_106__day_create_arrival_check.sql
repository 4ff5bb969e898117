-- Read back at the door, beside what the patient says there (pre_check). Whoever asks again adds a row; a null was not asked.
create table arrival_check (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    booking_id uuid not null,
    identity_confirmed boolean,
    allergies_read_back boolean,
    consent_seen boolean,
    pregnancy varchar(20),
    counted_levels varchar(120),
    first_counter varchar(120),
    second_counter varchar(120),
    remark varchar(500),
    checked_by_name varchar(120) not null,
    constraint arrival_check_pk primary key (id),
    constraint arrival_check_facility_fk foreign key (facility_id) references facility (id),
    constraint arrival_check_patient_fk foreign key (patient_id) references patient (id),
    constraint arrival_check_episode_fk foreign key (episode_id) references episode (id),
    constraint arrival_check_booking_fk foreign key (booking_id) references booking (id),
    constraint arrival_check_pregnancy_ck check (pregnancy in ('EXCLUDED', 'NOT_APPLICABLE', 'POSSIBLE')),
    constraint arrival_check_count_ck check ((counted_levels is null and first_counter is null and second_counter is null)
        or (counted_levels is not null and first_counter is not null and second_counter is not null)),
    constraint arrival_check_two_people_ck check (lower(first_counter) <> lower(second_counter))
);

create index arrival_check_booking_ix on arrival_check (booking_id, created_at);
