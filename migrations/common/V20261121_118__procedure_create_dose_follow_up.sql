-- Somebody looks at the skin of a patient whose dose was substantial.
create table dose_follow_up (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    note_id uuid not null,
    reason varchar(1000) not null,
    due date,
    status varchar(10) not null,
    closed_at timestamp(6) with time zone,
    closed_by_name varchar(120),
    remark varchar(1000),
    constraint dose_follow_up_pk primary key (id),
    constraint dose_follow_up_facility_fk foreign key (facility_id) references facility (id),
    constraint dose_follow_up_patient_fk foreign key (patient_id) references patient (id),
    constraint dose_follow_up_note_fk foreign key (note_id) references procedure_note (id),
    constraint dose_follow_up_note_uk unique (note_id),
    constraint dose_follow_up_status_ck check (
        (status = 'OPEN' and closed_at is null and closed_by_name is null and remark is null)
        or (status in ('DONE', 'WAIVED') and closed_at is not null and closed_by_name is not null
            and remark is not null))
);

create index dose_follow_up_patient_ix on dose_follow_up (patient_id);
create index dose_follow_up_status_ix on dose_follow_up (status, due);
