-- What was implanted, as the catalogue knows it; what somebody only typed stays in cement_lot.
alter table treated_level add column cement_lot_id uuid;
alter table treated_level add column balloon_lot_id uuid;
alter table treated_level add constraint treated_level_cement_lot_fk foreign key (cement_lot_id) references supply_lot (id);
alter table treated_level add constraint treated_level_balloon_lot_fk foreign key (balloon_lot_id) references supply_lot (id);
create index treated_level_cement_lot_ix on treated_level (cement_lot_id);
create index treated_level_balloon_lot_ix on treated_level (balloon_lot_id);
