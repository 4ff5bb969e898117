create function mark_outcome_of_booking() returns trigger as $$
declare
    was uuid;
    became uuid;
begin
    if tg_op <> 'INSERT' then
        was := old.booking_id;
    end if;
    if tg_op <> 'DELETE' then
        became := new.booking_id;
    end if;
    insert into outcome_mark (booking_id) select distinct k from (values (was), (became)) as keys (k) where k is not null;
    return null;
end
$$ language plpgsql;

create trigger booking_allocation_marks_outcome after insert or update or delete on booking_allocation
    for each row execute function mark_outcome_of_booking();
