create table app_user (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    username varchar(60) not null,
    display_name varchar(120) not null,
    password_hash varchar(300) not null,
    user_role varchar(20) not null,
    enabled boolean not null,
    constraint app_user_pk primary key (id),
    constraint app_user_username_uk unique (username),
    constraint app_user_username_lower_ck check (username = lower(username)),
    constraint app_user_facility_fk foreign key (facility_id) references facility (id),
    constraint app_user_role_ck check (user_role in ('SCHEDULER', 'RADIOLOGIST', 'NURSE', 'ADMINISTRATOR', 'AUDITOR'))
);
