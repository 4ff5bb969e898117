-- Once in a transaction is enough: a new booking and each of its resources would say the same. What was marked last is
-- remembered until the transaction ends, and forgotten with the mark when it goes back to a savepoint.
create or replace function mark_outcome_of_itself() returns trigger as $$
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
    if coalesce(was, became) = coalesce(became, was) then
        if current_setting('spineline.outcome_marked', true) is distinct from coalesce(was, became)::text then
            insert into outcome_mark (booking_id) values (coalesce(was, became));
            perform set_config('spineline.outcome_marked', coalesce(was, became)::text, true);
        end if;
    else
        insert into outcome_mark (booking_id) select k from (values (was), (became)) as keys (k) where k is not null;
    end if;
    return null;
end
$$ language plpgsql;

create or replace function mark_outcome_of_booking() returns trigger as $$
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
    if coalesce(was, became) = coalesce(became, was) then
        if current_setting('spineline.outcome_marked', true) is distinct from coalesce(was, became)::text then
            insert into outcome_mark (booking_id) values (coalesce(was, became));
            perform set_config('spineline.outcome_marked', coalesce(was, became)::text, true);
        end if;
    else
        insert into outcome_mark (booking_id) select k from (values (was), (became)) as keys (k) where k is not null;
    end if;
    return null;
end
$$ language plpgsql;
