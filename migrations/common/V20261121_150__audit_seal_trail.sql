-- Each row carries a MAC that is made when it is written; a moment later it gets its place in a chain, in a row of its own,
-- so that the trail itself is only ever added to.
alter table audit_event add column outcome varchar(10);
alter table audit_event add column purpose varchar(12);
alter table audit_event add column operation varchar(200);
alter table audit_event add column query_hash varchar(64);
alter table audit_event add column grant_id uuid;
alter table audit_event add column node varchar(60);
alter table audit_event add column row_mac varchar(64);
alter table audit_event add column key_id varchar(16) default 'before-mac' not null;
-- The default was for the rows that stand here already.
alter table audit_event alter column key_id drop default;
alter table audit_event add constraint audit_event_mac_ck check (row_mac is not null or key_id = 'before-mac');

alter table audit_event drop constraint audit_event_action_ck;
alter table audit_event add constraint audit_event_action_ck check (action in
    ('CREATE', 'READ', 'UPDATE', 'DELETE', 'SEARCH', 'PRINT', 'EXPORT', 'SIGN_IN', 'SIGN_IN_FAILED', 'SIGN_OUT', 'DENIED',
     'EMERGENCY_START', 'EMERGENCY_END'));
alter table audit_event add constraint audit_event_outcome_ck check (outcome in ('SUCCESS', 'REFUSED'));
alter table audit_event add constraint audit_event_purpose_ck check (purpose in ('TREATMENT', 'OPERATIONS', 'EMERGENCY'));

create table audit_seal (
    seq bigint not null,
    event_id uuid not null,
    previous_hash varchar(64) not null,
    hash varchar(64) not null,
    constraint audit_seal_pk primary key (seq),
    constraint audit_seal_event_uk unique (event_id),
    constraint audit_seal_seq_ck check (seq > 0)
);

create table audit_anchor (
    id uuid not null,
    seq bigint not null,
    hash varchar(64) not null,
    anchored_at timestamp(6) with time zone not null,
    public_key varchar(64) not null,
    signature varchar(128) not null,
    constraint audit_anchor_pk primary key (id),
    constraint audit_anchor_seq_uk unique (seq)
);

-- The end of the chain; whoever seals holds this row, so that one node does it at a time.
create table audit_head (
    id integer not null,
    seq bigint not null,
    hash varchar(64) not null,
    sealed_until timestamp(6) with time zone,
    constraint audit_head_pk primary key (id),
    constraint audit_head_one_ck check (id = 1)
);
insert into audit_head (id, seq, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
