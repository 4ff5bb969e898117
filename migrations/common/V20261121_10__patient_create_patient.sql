create table patient (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    mrn varchar(40) not null,
    family_name varchar(100) not null,
    given_name varchar(100) not null,
    former_name varchar(100),
    birth_date date not null,
    sex varchar(10) not null,
    language varchar(20) not null,
    interpreter_needed boolean not null,
    voicemail_rule varchar(30) not null,
    weight_kg numeric(5, 1),
    height_cm numeric(5, 1),
    address_line varchar(200),
    city varchar(100),
    postal_code varchar(20),
    deceased boolean not null,
    constraint patient_pk primary key (id),
    constraint patient_facility_fk foreign key (facility_id) references facility (id),
    constraint patient_mrn_uk unique (facility_id, mrn),
    constraint patient_sex_ck check (sex in ('FEMALE', 'MALE', 'OTHER', 'UNKNOWN')),
    constraint patient_voicemail_rule_ck check (voicemail_rule in
        ('FULL_MESSAGE', 'NAME_AND_NUMBER_ONLY', 'NO_VOICEMAIL', 'NOT_RECORDED')),
    constraint patient_weight_ck check (weight_kg between 0.5 and 500),
    constraint patient_height_ck check (height_cm between 20 and 260)
);

create index patient_birth_date_ix on patient (birth_date);

create table patient_identifier (
    patient_id uuid not null,
    system varchar(200) not null,
    identifier_value varchar(200) not null,
    constraint patient_identifier_pk primary key (system, identifier_value),
    constraint patient_identifier_patient_fk foreign key (patient_id) references patient (id)
);

create index patient_identifier_patient_ix on patient_identifier (patient_id);

create table patient_contact (
    id uuid not null,
    patient_id uuid not null,
    kind varchar(20) not null,
    contact_value varchar(200) not null,
    contact_name varchar(120),
    relation varchar(60),
    preferred boolean not null,
    constraint patient_contact_pk primary key (id),
    constraint patient_contact_patient_fk foreign key (patient_id) references patient (id),
    constraint patient_contact_kind_ck check (kind in ('PHONE', 'MOBILE', 'EMAIL', 'ALTERNATE'))
);

create index patient_contact_patient_ix on patient_contact (patient_id);

create table patient_allergy (
    id uuid not null,
    patient_id uuid not null,
    substance varchar(200) not null,
    category varchar(20) not null,
    reaction varchar(200),
    severity varchar(20) not null,
    source_id varchar(200),
    constraint patient_allergy_pk primary key (id),
    constraint patient_allergy_patient_fk foreign key (patient_id) references patient (id),
    constraint patient_allergy_source_uk unique (patient_id, source_id),
    constraint patient_allergy_category_ck check (category in
        ('DRUG', 'CONTRAST', 'LATEX', 'CEMENT', 'FOOD', 'OTHER')),
    constraint patient_allergy_severity_ck check (severity in ('MILD', 'MODERATE', 'SEVERE', 'NOT_RECORDED'))
);

create index patient_allergy_patient_ix on patient_allergy (patient_id);

create table patient_condition (
    id uuid not null,
    patient_id uuid not null,
    code_system varchar(200) not null,
    code varchar(40) not null,
    display varchar(300) not null,
    onset date,
    abated date,
    active boolean not null,
    source_id varchar(200) not null,
    constraint patient_condition_pk primary key (id),
    constraint patient_condition_patient_fk foreign key (patient_id) references patient (id),
    constraint patient_condition_source_uk unique (patient_id, source_id)
);

create table patient_medication (
    id uuid not null,
    patient_id uuid not null,
    name varchar(300) not null,
    rx_norm_code varchar(20),
    active boolean not null,
    started_on date,
    ended_on date,
    source_id varchar(200) not null,
    constraint patient_medication_pk primary key (id),
    constraint patient_medication_patient_fk foreign key (patient_id) references patient (id),
    constraint patient_medication_source_uk unique (patient_id, source_id)
);

-- Three-letter pieces of the folded names: typing errors leave most of them intact, on any database.
create table patient_name_trigram (
    trigram varchar(3) not null,
    patient_id uuid not null,
    constraint patient_name_trigram_pk primary key (trigram, patient_id),
    constraint patient_name_trigram_patient_fk foreign key (patient_id) references patient (id)
);

create index patient_name_trigram_patient_ix on patient_name_trigram (patient_id);
