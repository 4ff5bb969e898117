-- How many units of its lots a level opened; null is "not counted", and then one mix or one balloon a side is reckoned.
alter table treated_level add column cement_units integer;
alter table treated_level add column balloon_units integer;
alter table treated_level add column beyond_stock boolean;
alter table treated_level add constraint treated_level_units_ck check (cement_units > 0 and balloon_units > 0);

-- An addendum may set right what a note took, more than once: entry counts those of one note and lot.
alter table supply_movement add column entry integer default 0 not null;
alter table supply_movement drop constraint supply_movement_note_uk;
alter table supply_movement add constraint supply_movement_note_uk unique (note_id, lot_id, kind, entry);
alter table supply_movement drop constraint supply_movement_kind_ck;
alter table supply_movement add constraint supply_movement_kind_ck check (
    (kind = 'RECEIVED' and units > 0 and note_id is null and entry = 0)
    or (kind = 'USED' and units < 0 and note_id is not null and entry = 0)
    or (kind = 'GIVEN_BACK' and units > 0 and note_id is not null and entry = 0)
    or (kind = 'AMENDED' and units <> 0 and note_id is not null and entry > 0)
    or (kind = 'ADJUSTED' and units <> 0 and note_id is null and reason is not null and entry = 0)
    or (kind in ('QUARANTINED', 'RECALLED', 'RELEASED', 'CORRECTED')
        and units = 0 and note_id is null and reason is not null and entry = 0));

-- The author's text and, beneath it, what was corrected.
alter table note_addendum alter column addendum_text set data type varchar(10000);
