-- Sequences, transitional anatomy, measured heights, and why a reader differs from the computed grade.
alter table imaging_study add column mri_sequences varchar(80);
alter table imaging_study add column transitional_anatomy varchar(20);
alter table imaging_study add column transitional_note varchar(500);
alter table imaging_study add column t_score numeric(3, 1);
alter table imaging_study add column findings_revision integer default 0 not null;
alter table imaging_study add constraint imaging_study_transitional_ck check (transitional_anatomy in
    ('NONE', 'LUMBARISED_S1', 'SACRALISED_L5', 'OTHER'));

alter table imaging_finding add column anterior_height_mm numeric(4, 1);
alter table imaging_finding add column middle_height_mm numeric(4, 1);
alter table imaging_finding add column posterior_height_mm numeric(4, 1);
alter table imaging_finding add column reference_height_mm numeric(4, 1);
alter table imaging_finding add column genant_reason varchar(500);

-- A fall or a pain that came after the pictures: they no longer show all there is to see.
create table clinical_change (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    kind varchar(20) not null,
    happened_on date not null,
    change_note varchar(500),
    recorded_by_name varchar(120) not null,
    constraint clinical_change_pk primary key (id),
    constraint clinical_change_facility_fk foreign key (facility_id) references facility (id),
    constraint clinical_change_patient_fk foreign key (patient_id) references patient (id),
    constraint clinical_change_episode_fk foreign key (episode_id) references episode (id),
    constraint clinical_change_kind_ck check (kind in ('NEW_FALL', 'NEW_PAIN'))
);

create index clinical_change_episode_ix on clinical_change (episode_id, happened_on);
