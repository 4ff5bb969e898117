-- A session keeps the plan from the first call, when the tables may have been empty: never by reading them whole.
create function mark_outcome_of_note() returns trigger as $$
declare
    was uuid;
    became uuid;
begin
    if tg_op <> 'INSERT' then
        was := old.note_id;
    end if;
    if tg_op <> 'DELETE' then
        became := new.note_id;
    end if;
    insert into outcome_mark (booking_id) select n.booking_id from procedure_note n where n.id in (was, became);
    return null;
end
$$ language plpgsql set enable_seqscan to off;

create trigger follow_up_plan_marks_outcome after insert or update or delete on follow_up_plan
    for each row execute function mark_outcome_of_note();
