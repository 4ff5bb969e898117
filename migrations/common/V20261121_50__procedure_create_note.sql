create table procedure_note (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    booking_id uuid not null,
    status varchar(10) not null,
    indication varchar(4000),
    patient_position varchar(60),
    sedation_protocol_code varchar(20),
    antibiotic varchar(200),
    time_out_patient boolean,
    time_out_levels boolean,
    time_out_first_name varchar(120),
    time_out_second_name varchar(120),
    numbering_method varchar(500),
    started_at timestamp(6) with time zone,
    ended_at timestamp(6) with time zone,
    fluoroscopy_minutes numeric(6, 1),
    air_kerma_mgy numeric(8, 1),
    kap_value numeric(14, 3),
    kap_unit varchar(10),
    levels_justification varchar(1000),
    complications varchar(4000),
    impression varchar(4000),
    aftercare varchar(4000),
    free_text varchar(8000),
    touched varchar(1000) not null,
    planned_levels varchar(120) not null,
    signed_by uuid,
    signed_by_name varchar(120),
    signed_at timestamp(6) with time zone,
    content_hash varchar(64),
    constraint procedure_note_pk primary key (id),
    constraint procedure_note_facility_fk foreign key (facility_id) references facility (id),
    constraint procedure_note_patient_fk foreign key (patient_id) references patient (id),
    constraint procedure_note_episode_fk foreign key (episode_id) references episode (id),
    constraint procedure_note_booking_fk foreign key (booking_id) references booking (id),
    constraint procedure_note_booking_uk unique (booking_id),
    constraint procedure_note_status_ck check (status in ('DRAFT', 'SIGNED')),
    constraint procedure_note_signed_ck check (status <> 'SIGNED' or
        (signed_by is not null and signed_at is not null and content_hash is not null))
);

create index procedure_note_episode_ix on procedure_note (episode_id);
create index procedure_note_patient_ix on procedure_note (patient_id);

create table treated_level (
    id uuid not null,
    note_id uuid not null,
    vertebral_level varchar(3) not null,
    technique varchar(30),
    approach varchar(20),
    side varchar(10),
    needle_gauge integer,
    biopsy boolean,
    balloon_model varchar(120),
    balloon_volume_ml numeric(5, 1),
    balloon_peak_pressure_psi numeric(6, 1),
    cement_product varchar(120),
    cement_lot varchar(60),
    cement_expiry date,
    cement_ml_left numeric(5, 1),
    cement_ml_right numeric(5, 1),
    leak varchar(10),
    leak_site varchar(200),
    leak_symptomatic boolean,
    leak_action varchar(1000),
    height_before_mm numeric(5, 1),
    height_after_mm numeric(5, 1),
    kyphotic_angle_degrees numeric(5, 1),
    constraint treated_level_pk primary key (id),
    constraint treated_level_note_fk foreign key (note_id) references procedure_note (id),
    constraint treated_level_level_uk unique (note_id, vertebral_level)
);

create index treated_level_lot_ix on treated_level (cement_lot);

create table note_addendum (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    note_id uuid not null,
    addendum_text varchar(4000) not null,
    by_name varchar(120) not null,
    constraint note_addendum_pk primary key (id),
    constraint note_addendum_facility_fk foreign key (facility_id) references facility (id),
    constraint note_addendum_patient_fk foreign key (patient_id) references patient (id),
    constraint note_addendum_note_fk foreign key (note_id) references procedure_note (id)
);

create index note_addendum_note_ix on note_addendum (note_id, created_at);
