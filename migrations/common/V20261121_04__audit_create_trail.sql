-- No foreign keys: the trail outlives what it speaks of.
create table audit_event (
    id uuid not null,
    recorded_at timestamp(6) with time zone not null,
    facility_id uuid not null,
    action varchar(20) not null,
    user_id uuid not null,
    user_role varchar(20),
    patient_id uuid,
    entity_type varchar(60),
    entity_id uuid,
    changed_fields varchar(1000),
    request_id varchar(36),
    remote_address varchar(60),
    constraint audit_event_pk primary key (id),
    constraint audit_event_action_ck check (action in
        ('CREATE', 'READ', 'UPDATE', 'DELETE', 'SIGN_IN', 'SIGN_IN_FAILED', 'SIGN_OUT', 'DENIED'))
);

create index audit_event_recorded_at_ix on audit_event (recorded_at);
create index audit_event_patient_ix on audit_event (patient_id, recorded_at);
create index audit_event_user_ix on audit_event (user_id, recorded_at);
