create table bone_record (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    kind varchar(20) not null,
    performed_on date not null,
    amount numeric(8, 2),
    unit varchar(10),
    site varchar(80),
    decision varchar(20),
    drug varchar(200),
    reason varchar(1000),
    stage varchar(10),
    recorded_by varchar(200) not null,
    struck_at timestamp(6) with time zone,
    struck_by varchar(200),
    struck_reason varchar(1000),
    constraint bone_record_pk primary key (id),
    constraint bone_record_facility_fk foreign key (facility_id) references facility (id),
    constraint bone_record_patient_fk foreign key (patient_id) references patient (id),
    constraint bone_record_kind_ck check (
        (kind = 'DXA' and amount is not null and amount between -8 and 6 and site is not null)
        or (kind = 'VITAMIN_D' and amount is not null and amount > 0 and unit is not null and unit in ('NMOL_L', 'NG_ML'))
        or (kind = 'CALCIUM' and amount is not null and amount > 0 and unit is not null and unit in ('MMOL_L', 'MG_DL'))
        or (kind = 'FALLS' and amount is not null and amount >= 0)
        or (kind = 'TREATMENT' and decision is not null
            and decision in ('DRUG', 'DECLINED', 'CONTRAINDICATED', 'REFERRED')
            and (decision <> 'DRUG' or drug is not null)
            and (decision not in ('DECLINED', 'CONTRAINDICATED') or reason is not null))
        or (kind = 'LIAISON' and stage is not null and stage in ('SENT', 'ACCEPTED', 'SEEN'))),
    constraint bone_record_struck_ck check (
        (struck_at is null) = (struck_by is null) and (struck_at is null) = (struck_reason is null))
);

create index bone_record_patient_ix on bone_record (patient_id, performed_on);

-- What is asked after a procedure; one row for each question, open until it is answered or waived.
create table bone_gap (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    kind varchar(20) not null,
    procedure_on date not null,
    due_on date not null,
    note_id uuid not null,
    status varchar(20) not null,
    evidence_on date,
    rule_version varchar(20) not null,
    waived_at timestamp(6) with time zone,
    waived_by varchar(200),
    waived_reason varchar(1000),
    letter_at timestamp(6) with time zone,
    letter_by varchar(200),
    constraint bone_gap_pk primary key (id),
    constraint bone_gap_facility_fk foreign key (facility_id) references facility (id),
    constraint bone_gap_patient_fk foreign key (patient_id) references patient (id),
    constraint bone_gap_episode_fk foreign key (episode_id) references episode (id),
    constraint bone_gap_once_uk unique (episode_id, kind),
    constraint bone_gap_kind_ck check (kind in ('DXA', 'VITAMIN_D', 'TREATMENT', 'LIAISON')),
    constraint bone_gap_status_ck check (status in ('MISSING', 'OLD', 'UNDER_WAY', 'CLOSED', 'WAIVED', 'SUPERSEDED')),
    constraint bone_gap_waived_ck check (
        (status = 'WAIVED') = (waived_at is not null and waived_by is not null and waived_reason is not null)),
    constraint bone_gap_letter_ck check ((letter_at is null) = (letter_by is null))
);

create index bone_gap_status_ix on bone_gap (status, due_on);
create index bone_gap_patient_ix on bone_gap (patient_id);
