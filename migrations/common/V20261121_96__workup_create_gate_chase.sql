-- Who asked whom for what a gate lacks. Rows are added and never changed.
create table gate_chase (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    gate varchar(30) not null,
    channel varchar(20) not null,
    whom varchar(120) not null,
    remark varchar(500),
    asked_by_name varchar(120) not null,
    constraint gate_chase_pk primary key (id),
    constraint gate_chase_facility_fk foreign key (facility_id) references facility (id),
    constraint gate_chase_patient_fk foreign key (patient_id) references patient (id),
    constraint gate_chase_episode_fk foreign key (episode_id) references episode (id),
    constraint gate_chase_channel_ck check (channel in ('PHONE', 'E_MAIL', 'FAX', 'MESSAGE', 'IN_PERSON'))
);

create index gate_chase_episode_ix on gate_chase (episode_id, created_at);
