create table outcome_target (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    measure varchar(30) not null,
    time_point varchar(20) not null,
    target_value numeric(10, 4) not null,
    reason varchar(500) not null,
    by_name varchar(120) not null,
    said_at timestamp(6) with time zone not null,
    constraint outcome_target_pk primary key (id),
    constraint outcome_target_facility_fk foreign key (facility_id) references facility (id),
    constraint outcome_target_once_uk unique (facility_id, measure, time_point),
    constraint outcome_target_value_ck check (target_value between 0 and 100000)
);

create table outcome_export (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    format varchar(20) not null,
    de_identified boolean not null,
    first_day date not null,
    last_day date not null,
    purpose varchar(500) not null,
    by_name varchar(120) not null,
    times_taken integer not null,
    constraint outcome_export_pk primary key (id),
    constraint outcome_export_facility_fk foreign key (facility_id) references facility (id),
    constraint outcome_export_format_ck check (format in ('CSV', 'FHIR_NDJSON')),
    constraint outcome_export_days_ck check (first_day <= last_day),
    constraint outcome_export_taken_ck check (times_taken >= 0)
);

create index outcome_export_created_at_ix on outcome_export (created_at);
