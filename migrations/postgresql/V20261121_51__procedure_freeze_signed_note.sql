-- A signed note never changes, whoever asks: the application refuses first, this refuses last.
create function refuse_change_of_signed_note() returns trigger as $$
begin
    if tg_table_name = 'procedure_note' then
        if old.status = 'SIGNED' then
            raise exception 'signed_note_is_frozen' using errcode = 'check_violation';
        end if;
    else
        if exists (select 1 from procedure_note n where n.status = 'SIGNED' and n.id in
                (case when tg_op = 'INSERT' then new.note_id else old.note_id end,
                 case when tg_op = 'DELETE' then old.note_id else new.note_id end)) then
            raise exception 'signed_note_is_frozen' using errcode = 'check_violation';
        end if;
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end
$$ language plpgsql;

create trigger procedure_note_frozen before update or delete on procedure_note
    for each row execute function refuse_change_of_signed_note();

create trigger treated_level_frozen before insert or update or delete on treated_level
    for each row execute function refuse_change_of_signed_note();
