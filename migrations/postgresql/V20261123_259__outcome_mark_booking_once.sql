-- Once in a transaction is enough: a new booking and each of its resources would say the same. What was marked last is
-- remembered until the transaction ends, and forgotten with the mark when it goes back to a savepoint.
create function mark_outcome(marked uuid) returns void as $$
begin
    if marked is not null and marked::text is distinct from current_setting('spineline.outcome_marked', true) then
        insert into outcome_mark (booking_id) values (marked);
        perform set_config('spineline.outcome_marked', marked::text, true);
    end if;
end
$$ language plpgsql;

create or replace function mark_outcome_of_itself() returns trigger as $$
begin
    if tg_op <> 'INSERT' then
        perform mark_outcome(old.id);
    end if;
    if tg_op <> 'DELETE' then
        perform mark_outcome(new.id);
    end if;
    return null;
end
$$ language plpgsql;

create or replace function mark_outcome_of_booking() returns trigger as $$
begin
    if tg_op <> 'INSERT' then
        perform mark_outcome(old.booking_id);
    end if;
    if tg_op <> 'DELETE' then
        perform mark_outcome(new.booking_id);
    end if;
    return null;
end
$$ language plpgsql;
