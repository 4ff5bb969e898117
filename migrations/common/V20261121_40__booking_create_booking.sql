-- A patient is a resource too: one table to lock, one key to collide on.
create table resource (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    kind varchar(20) not null,
    name varchar(120) not null,
    detail varchar(120),
    specialty varchar(60),
    user_id uuid,
    active boolean not null,
    constraint resource_pk primary key (id),
    constraint resource_facility_fk foreign key (facility_id) references facility (id),
    constraint resource_name_uk unique (facility_id, kind, name),
    constraint resource_kind_ck check (kind in ('ROOM', 'OPERATOR', 'SEDATION_PROVIDER', 'EQUIPMENT'))
);

create table working_hours (
    id uuid not null,
    resource_id uuid not null,
    weekday varchar(10) not null,
    starts_at time not null,
    ends_at time not null,
    valid_from date not null,
    valid_until date,
    constraint working_hours_pk primary key (id),
    constraint working_hours_resource_fk foreign key (resource_id) references resource (id),
    constraint working_hours_order_ck check (starts_at < ends_at),
    constraint working_hours_weekday_ck check (weekday in
        ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'))
);

create index working_hours_resource_ix on working_hours (resource_id);

create table closure (
    id uuid not null,
    resource_id uuid not null,
    starts_at timestamp(6) with time zone not null,
    ends_at timestamp(6) with time zone not null,
    reason varchar(200) not null,
    constraint closure_pk primary key (id),
    constraint closure_resource_fk foreign key (resource_id) references resource (id),
    constraint closure_order_ck check (starts_at < ends_at)
);

create index closure_resource_ix on closure (resource_id, starts_at);

-- Time a resource gives to a service or an operator until it is released.
create table resource_block (
    id uuid not null,
    resource_id uuid not null,
    owner_operator_id uuid,
    label varchar(120) not null,
    starts_at timestamp(6) with time zone not null,
    ends_at timestamp(6) with time zone not null,
    release_at timestamp(6) with time zone,
    constraint resource_block_pk primary key (id),
    constraint resource_block_resource_fk foreign key (resource_id) references resource (id),
    constraint resource_block_owner_fk foreign key (owner_operator_id) references resource (id),
    constraint resource_block_order_ck check (starts_at < ends_at)
);

create table booking (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    starts_at timestamp(6) with time zone not null,
    ends_at timestamp(6) with time zone not null,
    status varchar(20) not null,
    technique varchar(30) not null,
    sedation_protocol_code varchar(20) not null,
    vertebral_levels varchar(120) not null,
    note varchar(1000),
    override_reason varchar(1000),
    cancel_reason varchar(30),
    cancel_comment varchar(1000),
    cancel_preventable boolean,
    cancel_detected_at varchar(20),
    constraint booking_pk primary key (id),
    constraint booking_facility_fk foreign key (facility_id) references facility (id),
    constraint booking_patient_fk foreign key (patient_id) references patient (id),
    constraint booking_episode_fk foreign key (episode_id) references episode (id),
    constraint booking_order_ck check (starts_at < ends_at),
    constraint booking_status_ck check (status in
        ('HELD', 'BOOKED', 'CONFIRMED', 'ARRIVED', 'IN_ROOM', 'COMPLETED', 'CANCELLED', 'NO_SHOW')),
    constraint booking_cancel_ck check (status <> 'CANCELLED' or cancel_reason is not null)
);

create index booking_starts_at_ix on booking (starts_at);
create index booking_episode_ix on booking (episode_id);

create table booking_allocation (
    booking_id uuid not null,
    resource_id uuid not null,
    role varchar(20) not null,
    constraint booking_allocation_pk primary key (booking_id, resource_id),
    constraint booking_allocation_booking_fk foreign key (booking_id) references booking (id),
    constraint booking_allocation_resource_fk foreign key (resource_id) references resource (id),
    constraint booking_allocation_role_ck check (role in ('ROOM', 'OPERATOR', 'SEDATION_PROVIDER', 'EQUIPMENT'))
);

create index booking_allocation_resource_ix on booking_allocation (resource_id);

create table booking_history (
    id uuid not null,
    booking_id uuid not null,
    happened_at timestamp(6) with time zone not null,
    by_name varchar(120) not null,
    what varchar(20) not null,
    from_start timestamp(6) with time zone,
    to_start timestamp(6) with time zone,
    from_room varchar(120),
    to_room varchar(120),
    reason varchar(1000),
    constraint booking_history_pk primary key (id),
    constraint booking_history_booking_fk foreign key (booking_id) references booking (id)
);

create index booking_history_booking_ix on booking_history (booking_id, happened_at);

-- The rows that a booking locks, always in order of their ids, before it looks and writes.
create table resource_day (
    resource_id uuid not null,
    local_day date not null,
    constraint resource_day_pk primary key (resource_id, local_day)
);

-- The promise itself: nobody and nothing is in two places in the same five minutes. resource_id may be a patient's id.
create table booking_cell (
    resource_id uuid not null,
    cell_start timestamp(6) with time zone not null,
    booking_id uuid not null,
    constraint booking_cell_pk primary key (resource_id, cell_start),
    constraint booking_cell_booking_fk foreign key (booking_id) references booking (id)
);

create index booking_cell_booking_ix on booking_cell (booking_id);
