-- Counted up whenever a session that began before must end: role, access, password, second factor.
alter table app_user add column security_version bigint default 0 not null;
alter table app_user add column password_changed_at timestamp(6) with time zone;

-- What the person and the administrator see and end; the cookie's own secret stays in spring_session.
create table access_session (
    id uuid not null,
    user_id uuid not null,
    security_version bigint not null,
    since timestamp(6) with time zone not null,
    last_used timestamp(6) with time zone not null,
    device varchar(300),
    address varchar(64) not null,
    constraint access_session_pk primary key (id),
    constraint access_session_user_fk foreign key (user_id) references app_user (id)
);

create index access_session_user_ix on access_session (user_id);
create index access_session_last_used_ix on access_session (last_used);

-- Secrets are encrypted by the application; a pending one counts only after a code made with it.
create table access_totp (
    user_id uuid not null,
    secret varchar(200),
    confirmed_at timestamp(6) with time zone,
    pending_secret varchar(200),
    pending_at timestamp(6) with time zone,
    last_step bigint default 0 not null,
    constraint access_totp_pk primary key (user_id),
    constraint access_totp_user_fk foreign key (user_id) references app_user (id),
    constraint access_totp_confirmed_ck check (confirmed_at is null or secret is not null)
);

create table access_recovery_code (
    user_id uuid not null,
    code_hash varchar(64) not null,
    used_at timestamp(6) with time zone,
    constraint access_recovery_code_pk primary key (user_id, code_hash),
    constraint access_recovery_code_user_fk foreign key (user_id) references app_user (id)
);

-- Attempts by account and address. The account is a hash: people type their password into the field of the name.
create table access_attempt (
    account_hash varchar(64) not null,
    address varchar(64) not null,
    failures integer not null,
    last_failed_at timestamp(6) with time zone not null,
    constraint access_attempt_pk primary key (account_hash, address),
    constraint access_attempt_failures_ck check (failures > 0)
);

create table access_reset_link (
    token_hash varchar(64) not null,
    user_id uuid not null,
    created_by uuid not null,
    expires_at timestamp(6) with time zone not null,
    used_at timestamp(6) with time zone,
    constraint access_reset_link_pk primary key (token_hash),
    constraint access_reset_link_user_fk foreign key (user_id) references app_user (id)
);

create index access_reset_link_user_ix on access_reset_link (user_id);
