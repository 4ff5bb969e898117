create table message (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    booking_id uuid not null,
    booking_version bigint not null,
    kind varchar(20) not null,
    -- Which of several of a kind; with the version of the booking it makes "once" countable.
    occasion varchar(40) not null,
    channel varchar(10) not null,
    language varchar(20),
    -- The start it tells of: a move to another room at the same time is nobody's news.
    starts_at timestamp(6) with time zone not null,
    due_at timestamp(6) with time zone not null,
    state varchar(20) not null,
    attempts integer not null,
    next_try_at timestamp(6) with time zone not null,
    address varchar(254),
    sent_at timestamp(6) with time zone,
    last_error varchar(40),
    constraint message_pk primary key (id),
    constraint message_facility_fk foreign key (facility_id) references facility (id),
    constraint message_patient_fk foreign key (patient_id) references patient (id),
    constraint message_booking_fk foreign key (booking_id) references booking (id),
    constraint message_once_uk unique (booking_id, booking_version, kind, occasion),
    constraint message_kind_ck check (kind in ('CONFIRMATION', 'MOVED', 'REMINDER', 'CANCELLATION')),
    constraint message_channel_ck check (channel in ('EMAIL')),
    constraint message_state_ck check (state in
        ('WAITING', 'SENT', 'FAILED', 'CANCELLED', 'NO_ADDRESS', 'NO_CONSENT')),
    constraint message_sent_ck check (state <> 'SENT' or (sent_at is not null and address is not null)),
    constraint message_attempts_ck check (attempts >= 0)
);

create index message_due_ix on message (state, next_try_at);
create index message_patient_ix on message (patient_id);
