-- Who took a copy of all that is recorded about a person, and why.
create table record_copy (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    reason varchar(500) not null,
    constraint record_copy_pk primary key (id),
    constraint record_copy_facility_fk foreign key (facility_id) references facility (id),
    constraint record_copy_patient_fk foreign key (patient_id) references patient (id)
);

create index record_copy_patient_ix on record_copy (patient_id);
