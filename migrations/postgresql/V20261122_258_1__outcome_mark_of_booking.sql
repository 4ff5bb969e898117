-- Whatever a figure is reckoned from marks its bookings (H2: BookingMarked). Each table in a transaction of its own: none is
-- locked while another one is waited for.
create function mark_outcome_of_itself() returns trigger as $$
declare
    was uuid;
    became uuid;
begin
    if tg_op <> 'INSERT' then
        was := old.id;
    end if;
    if tg_op <> 'DELETE' then
        became := new.id;
    end if;
    insert into outcome_mark (booking_id) select distinct k from (values (was), (became)) as keys (k) where k is not null;
    return null;
end
$$ language plpgsql;

create trigger booking_marks_outcome after insert or update or delete on booking
    for each row execute function mark_outcome_of_itself();
