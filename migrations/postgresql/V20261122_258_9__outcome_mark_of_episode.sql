create function mark_outcome_of_patient() returns trigger as $$
declare
    was uuid;
    became uuid;
begin
    if tg_op <> 'INSERT' then
        was := old.patient_id;
    end if;
    if tg_op <> 'DELETE' then
        became := new.patient_id;
    end if;
    insert into outcome_mark (booking_id) select b.id from booking b where b.patient_id in (was, became);
    return null;
end
$$ language plpgsql set enable_seqscan to off;

create trigger episode_marks_outcome after insert or update or delete on episode
    for each row execute function mark_outcome_of_patient();
