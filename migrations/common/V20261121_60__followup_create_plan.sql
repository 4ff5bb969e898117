create table follow_up_plan (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    note_id uuid not null,
    technique varchar(30) not null,
    vertebral_levels varchar(120) not null,
    procedure_at timestamp(6) with time zone not null,
    rule_version varchar(20) not null,
    constraint follow_up_plan_pk primary key (id),
    constraint follow_up_plan_facility_fk foreign key (facility_id) references facility (id),
    constraint follow_up_plan_patient_fk foreign key (patient_id) references patient (id),
    constraint follow_up_plan_episode_fk foreign key (episode_id) references episode (id),
    constraint follow_up_plan_note_fk foreign key (note_id) references procedure_note (id),
    constraint follow_up_plan_note_uk unique (note_id)
);

create table follow_up_contact (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    plan_id uuid not null,
    kind varchar(20) not null,
    label varchar(60) not null,
    due_from timestamp(6) with time zone not null,
    due_until timestamp(6) with time zone not null,
    next_try_at timestamp(6) with time zone,
    called_back boolean not null,
    attempts_made integer not null,
    outcome varchar(20),
    done_at timestamp(6) with time zone,
    cancelled_reason varchar(500),
    constraint follow_up_contact_pk primary key (id),
    constraint follow_up_contact_facility_fk foreign key (facility_id) references facility (id),
    constraint follow_up_contact_patient_fk foreign key (patient_id) references patient (id),
    constraint follow_up_contact_episode_fk foreign key (episode_id) references episode (id),
    constraint follow_up_contact_plan_fk foreign key (plan_id) references follow_up_plan (id),
    constraint follow_up_contact_kind_uk unique (plan_id, kind),
    constraint follow_up_contact_window_ck check (due_from < due_until),
    constraint follow_up_contact_outcome_ck check (outcome in ('DONE', 'CANCELLED')),
    constraint follow_up_contact_done_ck check (outcome <> 'DONE' or done_at is not null)
);

create index follow_up_contact_due_ix on follow_up_contact (outcome, due_from);
create index follow_up_contact_episode_ix on follow_up_contact (episode_id);

create table call_attempt (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    contact_id uuid not null,
    outcome varchar(30) not null,
    by_name varchar(120) not null,
    note varchar(2000),
    constraint call_attempt_pk primary key (id),
    constraint call_attempt_facility_fk foreign key (facility_id) references facility (id),
    constraint call_attempt_patient_fk foreign key (patient_id) references patient (id),
    constraint call_attempt_contact_fk foreign key (contact_id) references follow_up_contact (id),
    constraint call_attempt_outcome_ck check (outcome in
        ('REACHED', 'LEFT_MESSAGE', 'NOT_REACHED', 'CALL_BACK_REQUESTED'))
);

create index call_attempt_contact_ix on call_attempt (contact_id, created_at);

create table questionnaire_response (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    contact_id uuid not null,
    instrument varchar(20) not null,
    score numeric(6, 2) not null,
    instrument_version varchar(20) not null,
    constraint questionnaire_response_pk primary key (id),
    constraint questionnaire_response_facility_fk foreign key (facility_id) references facility (id),
    constraint questionnaire_response_patient_fk foreign key (patient_id) references patient (id),
    constraint questionnaire_response_episode_fk foreign key (episode_id) references episode (id),
    constraint questionnaire_response_contact_fk foreign key (contact_id) references follow_up_contact (id),
    constraint questionnaire_response_once_uk unique (contact_id, instrument),
    constraint questionnaire_response_instrument_ck check (instrument in ('NRS_REST', 'NRS_MOVEMENT', 'RMDQ')),
    constraint questionnaire_response_score_ck check (
        (instrument in ('NRS_REST', 'NRS_MOVEMENT') and score between 0 and 10)
        or (instrument = 'RMDQ' and score between 0 and 24))
);

create index questionnaire_response_episode_ix on questionnaire_response (episode_id);

create table script_answer (
    id uuid not null,
    attempt_id uuid not null,
    question varchar(40) not null,
    answer varchar(1000) not null,
    red_flag boolean not null,
    constraint script_answer_pk primary key (id),
    constraint script_answer_attempt_fk foreign key (attempt_id) references call_attempt (id),
    constraint script_answer_once_uk unique (attempt_id, question)
);
