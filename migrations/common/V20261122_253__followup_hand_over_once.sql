-- Pressed twice in the same moment, both presses saw the same handover as the newest: the second is refused. Whoever hands
-- over first of all follows nobody; the facility stands in for it.
alter table call_handover add column after_id uuid;
update call_handover set after_id = id;
alter table call_handover alter column after_id set not null;
alter table call_handover add constraint call_handover_once_uk unique (after_id, created_by, handed_to);
