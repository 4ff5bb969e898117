create table facility (
    id uuid not null,
    name varchar(200) not null,
    time_zone varchar(60) not null,
    constraint facility_pk primary key (id)
);
