-- A lot as it was typed, compared without case and spaces: a recall must find it however somebody wrote it.
alter table treated_level add column cement_lot_key varchar(60)
    generated always as (upper(replace(cement_lot, ' ', ''))) stored;
create index treated_level_lot_key_ix on treated_level (cement_lot_key);
