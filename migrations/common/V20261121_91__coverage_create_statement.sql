-- What a physician states about a criterion nothing in the record answers; kept as said, the newest one counts.
create table coverage_statement (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    code varchar(40) not null,
    answer boolean not null,
    note varchar(1000) not null,
    by_name varchar(120) not null,
    constraint coverage_statement_pk primary key (id),
    constraint coverage_statement_facility_fk foreign key (facility_id) references facility (id),
    constraint coverage_statement_patient_fk foreign key (patient_id) references patient (id),
    constraint coverage_statement_episode_fk foreign key (episode_id) references episode (id)
);

create index coverage_statement_episode_ix on coverage_statement (episode_id);
