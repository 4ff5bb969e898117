create table calendar_feed (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    resource_id uuid not null,
    token_hash varchar(64) not null,
    revoked_at timestamp(6) with time zone,
    constraint calendar_feed_pk primary key (id),
    constraint calendar_feed_facility_fk foreign key (facility_id) references facility (id),
    constraint calendar_feed_resource_fk foreign key (resource_id) references resource (id),
    constraint calendar_feed_token_uk unique (token_hash)
);

create index calendar_feed_resource_ix on calendar_feed (resource_id);
