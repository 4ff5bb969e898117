-- Records that must be kept whatever the period of retention says, because a court or an authority asked for it.
create table legal_hold (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    reason varchar(2080) not null,
    by_name varchar(120) not null,
    lifted_at timestamp(6) with time zone,
    lifted_by_name varchar(120),
    lift_reason varchar(2080),
    constraint legal_hold_pk primary key (id),
    constraint legal_hold_facility_fk foreign key (facility_id) references facility (id),
    constraint legal_hold_patient_fk foreign key (patient_id) references patient (id),
    constraint legal_hold_lifted_ck check
        ((lifted_at is null) = (lifted_by_name is null) and (lifted_at is null) = (lift_reason is null))
);
create index legal_hold_patient_ix on legal_hold (patient_id);

-- Of the patients a period would have removed, how many a hold kept out; not recorded before there were holds.
alter table retention_review add column held bigint;
