-- A merge of two records moves a signed note to the record in use: nothing in it changes but whose record it is in.
create function follows_merge(before jsonb, after jsonb) returns boolean as $$
    select before - 'patient_id' = after - 'patient_id' and exists (
        select 1 from patient_merge m
         where (m.merged_id = (before ->> 'patient_id')::uuid and m.patient_id = (after ->> 'patient_id')::uuid)
            or (m.patient_id = (before ->> 'patient_id')::uuid and m.merged_id = (after ->> 'patient_id')::uuid))
$$ language sql;

create or replace function refuse_change_of_signed_note() returns trigger as $$
begin
    if tg_table_name = 'procedure_note' then
        if old.status = 'SIGNED' then
            if tg_op = 'UPDATE' then
                if follows_merge(to_jsonb(old), to_jsonb(new)) then
                    return new;
                end if;
            end if;
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

create or replace function refuse_change_of_addendum() returns trigger as $$
begin
    if tg_op = 'UPDATE' then
        if follows_merge(to_jsonb(old), to_jsonb(new)) then
            return new;
        end if;
    end if;
    raise exception 'signed_note_is_frozen' using errcode = 'check_violation';
end
$$ language plpgsql;
