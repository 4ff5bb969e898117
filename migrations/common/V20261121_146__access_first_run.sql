create table access_setup_token (
    token_hash varchar(64) not null,
    expires_at timestamp(6) with time zone not null,
    constraint access_setup_token_pk primary key (token_hash)
);

-- One row: a demo never opens a clinic's database, and a clinic never one of a demo.
create table installation (
    id smallint not null,
    kind varchar(10) not null,
    constraint installation_pk primary key (id),
    constraint installation_one_ck check (id = 1),
    constraint installation_kind_ck check (kind in ('CLINIC', 'DEMO'))
);
