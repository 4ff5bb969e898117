alter table procedure_note add column booking_in_force uuid generated always as
    (case when status <> 'VOIDED' then booking_id end) stored;
alter table procedure_note add constraint procedure_note_in_force_uk unique (booking_in_force);

-- Generated columns are not computed yet when this is asked, so they are left out of the comparison.
create or replace function follows_merge(before jsonb, after jsonb) returns boolean as $$
    select before - 'patient_id' - 'booking_in_force' = after - 'patient_id' - 'booking_in_force' and exists (
        select 1 from patient_merge m
         where (m.merged_id = (before ->> 'patient_id')::uuid and m.patient_id = (after ->> 'patient_id')::uuid)
            or (m.patient_id = (before ->> 'patient_id')::uuid and m.merged_id = (after ->> 'patient_id')::uuid))
$$ language sql;

-- A void that two people have signed moves a note from SIGNED to VOIDED and changes nothing else.
create function follows_void(before jsonb, after jsonb) returns boolean as $$
    select before ->> 'status' = 'SIGNED' and after ->> 'status' = 'VOIDED'
       and before - 'status' - 'version' - 'booking_in_force' = after - 'status' - 'version' - 'booking_in_force'
       and exists (select 1 from note_void v
                    where v.open_note = (before ->> 'id')::uuid and v.approved_by is not null)
$$ language sql;

create or replace function refuse_change_of_signed_note() returns trigger as $$
begin
    if tg_table_name = 'procedure_note' then
        if old.status <> 'DRAFT' then
            if tg_op = 'UPDATE' then
                if follows_merge(to_jsonb(old), to_jsonb(new)) or follows_void(to_jsonb(old), to_jsonb(new)) then
                    return new;
                end if;
            end if;
            raise exception 'signed_note_is_frozen' using errcode = 'check_violation';
        end if;
    else
        if exists (select 1 from procedure_note n where n.status <> 'DRAFT' and n.id in
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
