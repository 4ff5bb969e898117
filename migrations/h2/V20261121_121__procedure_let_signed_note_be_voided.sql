-- What a signed note may still do, besides following its patient, is decided by the trigger's class, FrozenNote: a void that
-- two people have signed moves it from SIGNED to VOIDED and changes nothing else.
alter table procedure_note add column booking_in_force uuid generated always as
    (case when status <> 'VOIDED' then booking_id end);
alter table procedure_note add constraint procedure_note_in_force_uk unique (booking_in_force);
