-- Two records of one person: what moved from one to the other, so that exactly this can move back.
alter table patient add column merged_into uuid;
alter table patient add column merge_count integer default 0 not null;
alter table patient add constraint patient_merged_into_fk foreign key (merged_into) references patient (id);

create index patient_merged_into_ix on patient (merged_into);

create table patient_merge (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    merged_id uuid not null,
    reason varchar(1000) not null,
    by_name varchar(120) not null,
    row_count integer not null,
    undone_at timestamp(6) with time zone,
    undone_by_name varchar(120),
    undo_reason varchar(1000),
    constraint patient_merge_pk primary key (id),
    constraint patient_merge_facility_fk foreign key (facility_id) references facility (id),
    constraint patient_merge_patient_fk foreign key (patient_id) references patient (id),
    constraint patient_merge_merged_fk foreign key (merged_id) references patient (id),
    constraint patient_merge_two_ck check (patient_id <> merged_id)
);

create index patient_merge_patient_ix on patient_merge (patient_id);
create index patient_merge_merged_ix on patient_merge (merged_id);

-- shifted_by: what was added to a counter, or 1 where a flag was taken away.
create table patient_merge_row (
    merge_id uuid not null,
    table_name varchar(60) not null,
    row_key varchar(420) not null,
    shifted_by integer not null,
    constraint patient_merge_row_pk primary key (merge_id, table_name, row_key),
    constraint patient_merge_row_merge_fk foreign key (merge_id) references patient_merge (id)
);
