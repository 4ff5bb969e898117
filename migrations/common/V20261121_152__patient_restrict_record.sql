-- A restricted record opens to its care team, and to others only in an emergency that somebody else judges afterwards.
create table patient_restriction (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    reason_code varchar(20) not null,
    reason varchar(1000) not null,
    by_name varchar(120) not null,
    lifted_at timestamp(6) with time zone,
    lifted_by_name varchar(120),
    lift_reason varchar(1000),
    constraint patient_restriction_pk primary key (id),
    constraint patient_restriction_patient_fk foreign key (patient_id) references patient (id),
    constraint patient_restriction_facility_fk foreign key (facility_id) references facility (id),
    constraint patient_restriction_reason_ck check
        (reason_code in ('STAFF_MEMBER', 'PROTECTED_PERSON', 'PATIENT_REQUEST', 'OTHER')),
    constraint patient_restriction_lifted_ck check
        ((lifted_at is null) = (lifted_by_name is null) and (lifted_at is null) = (lift_reason is null))
);
create index patient_restriction_patient_ix on patient_restriction (patient_id);

create table care_team_member (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    user_id uuid not null,
    ends_at timestamp(6) with time zone,
    constraint care_team_member_pk primary key (id),
    constraint care_team_member_patient_fk foreign key (patient_id) references patient (id),
    constraint care_team_member_facility_fk foreign key (facility_id) references facility (id),
    constraint care_team_member_user_fk foreign key (user_id) references app_user (id)
);
create index care_team_member_patient_ix on care_team_member (patient_id);
create index care_team_member_user_ix on care_team_member (user_id);

-- No key to app_user: whoever opened a record stays named when the account is gone.
create table emergency_grant (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    user_id uuid not null,
    user_name varchar(120) not null,
    user_role varchar(20) not null,
    reason_code varchar(20) not null,
    reason_text varchar(1000) not null,
    granted_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    ended_at timestamp(6) with time zone,
    verdict varchar(20),
    review_note varchar(1000),
    reviewed_at timestamp(6) with time zone,
    reviewed_by uuid,
    reviewed_by_name varchar(120),
    constraint emergency_grant_pk primary key (id),
    constraint emergency_grant_patient_fk foreign key (patient_id) references patient (id),
    constraint emergency_grant_facility_fk foreign key (facility_id) references facility (id),
    constraint emergency_grant_reason_ck check
        (reason_code in ('EMERGENCY_CARE', 'COVERING_COLLEAGUE', 'PATIENT_ASKS', 'OTHER')),
    constraint emergency_grant_text_ck check (char_length(reason_text) >= 15),
    constraint emergency_grant_hour_ck check (expires_at <= granted_at + interval '60' minute),
    constraint emergency_grant_verdict_ck check (verdict in ('JUSTIFIED', 'NOT_JUSTIFIED')),
    constraint emergency_grant_reviewed_ck check
        ((verdict is null) = (reviewed_by is null) and (verdict is null) = (reviewed_at is null)),
    constraint emergency_grant_four_eyes_ck check (reviewed_by <> user_id)
);
create index emergency_grant_patient_ix on emergency_grant (patient_id);
create index emergency_grant_user_ix on emergency_grant (user_id, expires_at);
create index emergency_grant_granted_ix on emergency_grant (granted_at);
