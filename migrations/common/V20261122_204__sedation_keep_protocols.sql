-- Each protocol as the configuration had it last: what was recorded under it stays readable when the site drops it.
create table sedation_protocol (
    code varchar(20) not null,
    content varchar(8000) not null,
    constraint sedation_protocol_pk primary key (code)
);
