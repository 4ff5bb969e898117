-- What payers ask of a referral beyond its findings, and what an authorisation was given for.
alter table episode add column non_surgical_result varchar(20);
alter table episode add column pain_course varchar(20);
alter table episode add constraint episode_non_surgical_result_ck
    check (non_surgical_result in ('NOT_ENOUGH', 'NOT_TOLERATED', 'ENOUGH'));
alter table episode add constraint episode_pain_course_ck check (pain_course in ('WORSE', 'UNCHANGED', 'BETTER'));

alter table payer_authorization add column technique varchar(30);
alter table payer_authorization add column requested_on date;

-- The way of a referral through its questions: asked, answered, withdrawn. Decisions keep their own columns.
create table referral_event (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    kind varchar(30) not null,
    reason varchar(2000) not null,
    by_name varchar(120) not null,
    constraint referral_event_pk primary key (id),
    constraint referral_event_facility_fk foreign key (facility_id) references facility (id),
    constraint referral_event_patient_fk foreign key (patient_id) references patient (id),
    constraint referral_event_episode_fk foreign key (episode_id) references episode (id),
    constraint referral_event_kind_ck check (kind in
        ('ACCEPTED', 'INFORMATION_REQUESTED', 'DECLINED', 'INFORMATION_GIVEN', 'WITHDRAWN'))
);

create index referral_event_episode_ix on referral_event (episode_id);
