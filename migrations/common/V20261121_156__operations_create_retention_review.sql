-- Who looked at what a period of retention would remove. Nothing is removed by looking.
create table retention_review (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    older_than_years integer not null,
    before_on date not null,
    patients bigint not null,
    constraint retention_review_pk primary key (id),
    constraint retention_review_facility_fk foreign key (facility_id) references facility (id),
    constraint retention_review_years_ck check (older_than_years between 1 and 100)
);
