-- The public half of a passkey; the secret half never leaves its owner's device.
create table access_passkey (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    user_id uuid not null,
    name varchar(60) not null,
    rp_id varchar(253) not null,
    credential_id varchar(1400) not null,
    credential_data varchar(4000) not null,
    sign_count bigint not null,
    transports varchar(100) not null,
    backup_eligible boolean not null,
    backed_up boolean not null,
    last_used_at timestamp(6) with time zone,
    constraint access_passkey_pk primary key (id),
    constraint access_passkey_credential_uk unique (credential_id),
    constraint access_passkey_user_fk foreign key (user_id) references app_user (id),
    constraint access_passkey_facility_fk foreign key (facility_id) references facility (id),
    constraint access_passkey_sign_count_ck check (sign_count >= 0),
    constraint access_passkey_backed_up_ck check (backup_eligible = true or backed_up = false)
);

create index access_passkey_user_ix on access_passkey (user_id);

-- Questions a browser was given and has not answered yet. Whoever removes the row has answered it; hashes only.
create table access_passkey_challenge (
    challenge_hash varchar(64) not null,
    session_hash varchar(64) not null,
    purpose varchar(10) not null,
    expires_at timestamp(6) with time zone not null,
    constraint access_passkey_challenge_pk primary key (challenge_hash),
    constraint access_passkey_challenge_purpose_ck check (purpose in ('ADD', 'PROVE'))
);

create index access_passkey_challenge_expires_ix on access_passkey_challenge (expires_at);
