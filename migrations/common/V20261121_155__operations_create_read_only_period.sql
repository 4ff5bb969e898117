-- While one stands, nothing but the trail and the sessions is written.
create table read_only_period (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    started_by_name varchar(200) not null,
    reason varchar(200) not null,
    expected_end timestamp(6) with time zone,
    ended_at timestamp(6) with time zone,
    ended_by uuid,
    -- True while it stands, null afterwards: that one stands at most is a promise both engines can keep.
    standing boolean,
    constraint read_only_period_pk primary key (id),
    constraint read_only_period_facility_fk foreign key (facility_id) references facility (id),
    constraint read_only_period_standing_uk unique (facility_id, standing),
    constraint read_only_period_standing_ck check (standing is null or standing = true),
    constraint read_only_period_ended_ck check ((standing is null) = (ended_at is not null)),
    constraint read_only_period_ender_ck check ((ended_at is null) = (ended_by is null))
);
