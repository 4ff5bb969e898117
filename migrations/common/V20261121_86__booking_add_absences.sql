alter table closure add column kind varchar(10) default 'OTHER' not null;
alter table closure add constraint closure_kind_ck check (kind in ('LEAVE', 'SICK', 'SERVICE', 'OTHER'));

-- A weekly block is one row for each week: what was said once holds in local time, over every change of the clocks.
alter table resource_block add column service varchar(60);
alter table resource_block add column series_id uuid;

create index resource_block_resource_ix on resource_block (resource_id, starts_at);
create index resource_block_series_ix on resource_block (series_id);

-- Days on which the whole facility is closed.
create table holiday (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    holiday_on date not null,
    name varchar(120) not null,
    constraint holiday_pk primary key (id),
    constraint holiday_facility_fk foreign key (facility_id) references facility (id),
    constraint holiday_day_uk unique (facility_id, holiday_on)
);
