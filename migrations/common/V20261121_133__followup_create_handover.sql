-- One shift told the next what is open.
create table call_handover (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    by_name varchar(120) not null,
    handed_to varchar(120) not null,
    remark varchar(2000),
    open_calls integer not null,
    unanswered_escalations integer not null,
    constraint call_handover_pk primary key (id),
    constraint call_handover_facility_fk foreign key (facility_id) references facility (id),
    constraint call_handover_counts_ck check (open_calls >= 0 and unanswered_escalations >= 0)
);

create index call_handover_at_ix on call_handover (created_at);
