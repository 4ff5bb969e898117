-- A plan may be stopped and taken up again; its contacts may be moved, and are claimed by whoever is ringing.
alter table follow_up_plan add column risk_facts varchar(200) default '' not null;
alter table follow_up_plan add column stopped_at timestamp(6) with time zone;
alter table follow_up_plan add column stop_cause varchar(20);
alter table follow_up_plan add column stop_reason varchar(500);
alter table follow_up_plan add column stopped_by_name varchar(120);
alter table follow_up_plan add constraint follow_up_plan_stop_ck check (
    (stopped_at is null and stop_cause is null and stop_reason is null and stopped_by_name is null)
    or (stopped_at is not null and stop_cause is not null and stop_cause in ('DIED', 'WITHDRAWN') and stop_reason is not null
        and stopped_by_name is not null));

create table follow_up_stay (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    plan_id uuid not null,
    admitted_on date not null,
    discharged_on date,
    reason varchar(500) not null,
    -- The plan while no day of discharge is known: one stay at a time.
    open_plan_id uuid,
    constraint follow_up_stay_pk primary key (id),
    constraint follow_up_stay_facility_fk foreign key (facility_id) references facility (id),
    constraint follow_up_stay_patient_fk foreign key (patient_id) references patient (id),
    constraint follow_up_stay_episode_fk foreign key (episode_id) references episode (id),
    constraint follow_up_stay_plan_fk foreign key (plan_id) references follow_up_plan (id),
    constraint follow_up_stay_days_ck check (discharged_on >= admitted_on),
    constraint follow_up_stay_open_ck check (
        (discharged_on is null and open_plan_id is not null and open_plan_id = plan_id)
        or (discharged_on is not null and open_plan_id is null)),
    constraint follow_up_stay_open_uk unique (open_plan_id)
);

create index follow_up_stay_plan_ix on follow_up_stay (plan_id);

alter table follow_up_contact add column channel varchar(20) default 'CALL' not null;
alter table follow_up_contact add column planned_from timestamp(6) with time zone;
alter table follow_up_contact add column planned_until timestamp(6) with time zone;
update follow_up_contact set planned_from = due_from, planned_until = due_until;
alter table follow_up_contact alter column planned_from set not null;
alter table follow_up_contact alter column planned_until set not null;
alter table follow_up_contact add column moved boolean default false not null;
alter table follow_up_contact add column stay_id uuid;
alter table follow_up_contact add column claimed_by uuid;
alter table follow_up_contact add column claimed_by_name varchar(120);
alter table follow_up_contact add column claimed_until timestamp(6) with time zone;
alter table follow_up_contact add constraint follow_up_contact_stay_fk
    foreign key (stay_id) references follow_up_stay (id);
alter table follow_up_contact add constraint follow_up_contact_channel_ck
    check (channel in ('CALL', 'TELEHEALTH', 'CLINIC', 'QUESTIONNAIRE_LINK'));
alter table follow_up_contact add constraint follow_up_contact_claim_ck check (
    (claimed_by is null and claimed_by_name is null and claimed_until is null)
    or (claimed_by is not null and claimed_by_name is not null and claimed_until is not null));
alter table follow_up_contact add constraint follow_up_contact_cancelled_ck
    check (outcome <> 'CANCELLED' or cancelled_reason is not null);

-- What happened to a plan and to what follows from it; only ever added to.
create table follow_up_change (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    plan_id uuid,
    contact_id uuid,
    escalation_id uuid,
    what varchar(30) not null,
    was varchar(200),
    became varchar(500),
    why varchar(500),
    by_name varchar(120) not null,
    constraint follow_up_change_pk primary key (id),
    constraint follow_up_change_facility_fk foreign key (facility_id) references facility (id),
    constraint follow_up_change_patient_fk foreign key (patient_id) references patient (id),
    constraint follow_up_change_episode_fk foreign key (episode_id) references episode (id),
    constraint follow_up_change_plan_fk foreign key (plan_id) references follow_up_plan (id),
    constraint follow_up_change_contact_fk foreign key (contact_id) references follow_up_contact (id)
);

create index follow_up_change_episode_ix on follow_up_change (episode_id, created_at);
create index follow_up_plan_patient_ix on follow_up_plan (patient_id);
create index follow_up_contact_patient_ix on follow_up_contact (patient_id);
create index call_attempt_patient_ix on call_attempt (patient_id);
