create function mark_outcome_of_plan() returns trigger as $$
declare
    was uuid;
    became uuid;
begin
    if tg_op <> 'INSERT' then
        was := old.plan_id;
    end if;
    if tg_op <> 'DELETE' then
        became := new.plan_id;
    end if;
    insert into outcome_mark (booking_id) select n.booking_id from follow_up_plan p join procedure_note n on n.id = p.note_id
        where p.id in (was, became);
    return null;
end
$$ language plpgsql set enable_seqscan to off;

create trigger follow_up_contact_marks_outcome after insert or update or delete on follow_up_contact
    for each row execute function mark_outcome_of_plan();
