-- What decides which blood tests are asked for and against which limits; null is "not recorded".
create table blood_context (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    chronic_liver_disease boolean,
    infection_suspected boolean,
    pregnancy_possible boolean,
    diabetes boolean,
    constraint blood_context_pk primary key (id),
    constraint blood_context_facility_fk foreign key (facility_id) references facility (id),
    constraint blood_context_patient_fk foreign key (patient_id) references patient (id),
    constraint blood_context_episode_fk foreign key (episode_id) references episode (id),
    constraint blood_context_episode_uk unique (episode_id)
);

-- What was typed or sent, before it was converted.
alter table lab_result add column given_value numeric(14, 4);
alter table lab_result add column given_unit varchar(30);
