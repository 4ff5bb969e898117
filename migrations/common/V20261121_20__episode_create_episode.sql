create table episode (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_number integer not null,
    status varchar(30) not null,
    urgency varchar(20) not null,
    indication varchar(20) not null,
    setting varchar(20) not null,
    referrer_name varchar(120) not null,
    referrer_organisation varchar(200),
    referrer_phone varchar(40),
    pain_at_rest integer,
    pain_on_movement integer not null,
    rmdq integer,
    non_surgical_care varchar(2000),
    goals varchar(2000),
    decision_outcome varchar(30),
    technique varchar(30),
    sedation_protocol_code varchar(20),
    guidance varchar(40),
    decision_reason varchar(2000),
    decided_by uuid,
    decided_by_name varchar(120),
    decided_at timestamp(6) with time zone,
    treated_at timestamp(6) with time zone,
    constraint episode_pk primary key (id),
    constraint episode_facility_fk foreign key (facility_id) references facility (id),
    constraint episode_patient_fk foreign key (patient_id) references patient (id),
    constraint episode_number_uk unique (patient_id, episode_number),
    constraint episode_status_ck check (status in
        ('REFERRED', 'INFORMATION_REQUESTED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'TREATED', 'CLOSED')),
    constraint episode_pain_at_rest_ck check (pain_at_rest between 0 and 10),
    constraint episode_pain_on_movement_ck check (pain_on_movement between 0 and 10),
    constraint episode_rmdq_ck check (rmdq between 0 and 24),
    constraint episode_decision_ck check (decision_outcome is null or
        (decided_by is not null and decided_by_name is not null and decided_at is not null))
);

create index episode_status_ix on episode (status, created_at);

create table episode_red_flag (
    episode_id uuid not null,
    red_flag varchar(40) not null,
    constraint episode_red_flag_pk primary key (episode_id, red_flag),
    constraint episode_red_flag_episode_fk foreign key (episode_id) references episode (id)
);

create table fracture (
    id uuid not null,
    episode_id uuid not null,
    vertebral_level varchar(3) not null,
    onset date not null,
    mechanism varchar(20) not null,
    note varchar(1000),
    constraint fracture_pk primary key (id),
    constraint fracture_episode_fk foreign key (episode_id) references episode (id),
    constraint fracture_level_uk unique (episode_id, vertebral_level)
);

create table episode_planned_level (
    episode_id uuid not null,
    vertebral_level varchar(3) not null,
    approach varchar(10) not null,
    constraint episode_planned_level_pk primary key (episode_id, vertebral_level),
    constraint episode_planned_level_episode_fk foreign key (episode_id) references episode (id)
);

create table episode_contraindication (
    episode_id uuid not null,
    code varchar(40) not null,
    note varchar(1000) not null,
    constraint episode_contraindication_pk primary key (episode_id, code),
    constraint episode_contraindication_episode_fk foreign key (episode_id) references episode (id)
);

-- What the payer said; levels and codes are kept as one comma-separated text each because nothing is searched by them.
create table payer_authorization (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    payer varchar(120) not null,
    program varchar(60),
    codes varchar(200) not null,
    vertebral_levels varchar(120) not null,
    utn varchar(60),
    status varchar(20) not null,
    decided_on date,
    expires_on date,
    constraint payer_authorization_pk primary key (id),
    constraint payer_authorization_facility_fk foreign key (facility_id) references facility (id),
    constraint payer_authorization_patient_fk foreign key (patient_id) references patient (id),
    constraint payer_authorization_episode_fk foreign key (episode_id) references episode (id),
    constraint payer_authorization_status_ck check (status in
        ('REQUESTED', 'AFFIRMED', 'PARTLY_AFFIRMED', 'NOT_AFFIRMED', 'NOT_NEEDED')),
    constraint payer_authorization_dates_ck check (expires_on is null or decided_on is null or decided_on <= expires_on)
);
