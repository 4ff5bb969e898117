-- A waiver takes the responsibility for what was known when it was given, and for nothing worse. Waivers from before know
-- neither, and no longer count.
alter table gate_waiver add column waived_status varchar(20);
alter table gate_waiver add column waived_for varchar(4000);

-- A gate whose waiver no longer counts may be waived anew: once for each time, whoever else has the same thought.
alter table gate_waiver add column waiver_round integer default 1 not null;
alter table gate_waiver drop constraint gate_waiver_gate_uk;
alter table gate_waiver add constraint gate_waiver_round_uk unique (episode_id, gate, waiver_round);

create table gate_waiver_concern (
    waiver_id uuid not null,
    concern varchar(120) not null,
    badness numeric(14, 4),
    constraint gate_waiver_concern_pk primary key (waiver_id, concern),
    constraint gate_waiver_concern_waiver_fk foreign key (waiver_id) references gate_waiver (id)
);
