-- What was corrected, moved, decided or kept stays as it was written, whoever asks; a new row says what changed.
-- Two records that are merged take such rows along: nothing in them changes but whose they are.
create function refuse_change_of_kept_row() returns trigger as $$
begin
    if tg_op = 'UPDATE' then
        if follows_merge(to_jsonb(old), to_jsonb(new)) then
            return new;
        end if;
    end if;
    raise exception 'trail_is_only_added_to' using errcode = 'check_violation';
end
$$ language plpgsql;

create trigger milestone_correction_only_added before update or delete on milestone_correction
    for each row execute function refuse_change_of_kept_row();
create trigger milestone_correction_not_emptied before truncate on milestone_correction
    for each statement execute function refuse_change_of_kept_row();

create trigger supply_movement_only_added before update or delete on supply_movement
    for each row execute function refuse_change_of_kept_row();
create trigger supply_movement_not_emptied before truncate on supply_movement
    for each statement execute function refuse_change_of_kept_row();

create trigger note_version_only_added before update or delete on note_version
    for each row execute function refuse_change_of_kept_row();
create trigger note_version_not_emptied before truncate on note_version
    for each statement execute function refuse_change_of_kept_row();

create trigger sedation_amendment_only_added before update or delete on sedation_amendment
    for each row execute function refuse_change_of_kept_row();
create trigger sedation_amendment_not_emptied before truncate on sedation_amendment
    for each statement execute function refuse_change_of_kept_row();

create trigger recovery_decision_only_added before update or delete on recovery_decision
    for each row execute function refuse_change_of_kept_row();
create trigger recovery_decision_not_emptied before truncate on recovery_decision
    for each statement execute function refuse_change_of_kept_row();

create trigger neurology_acknowledgement_only_added before update or delete on neurology_acknowledgement
    for each row execute function refuse_change_of_kept_row();
create trigger neurology_acknowledgement_not_emptied before truncate on neurology_acknowledgement
    for each statement execute function refuse_change_of_kept_row();
