-- What stands in the trail stays as it is, whoever asks.
create function refuse_change_of_trail() returns trigger as $$
begin
    raise exception 'audit_trail_is_append_only' using errcode = 'check_violation';
end
$$ language plpgsql;

create trigger audit_event_append_only before update or delete on audit_event
    for each row execute function refuse_change_of_trail();
create trigger audit_event_not_emptied before truncate on audit_event
    for each statement execute function refuse_change_of_trail();

create trigger audit_seal_append_only before update or delete on audit_seal
    for each row execute function refuse_change_of_trail();
create trigger audit_seal_not_emptied before truncate on audit_seal
    for each statement execute function refuse_change_of_trail();

create trigger audit_anchor_append_only before update or delete on audit_anchor
    for each row execute function refuse_change_of_trail();
create trigger audit_anchor_not_emptied before truncate on audit_anchor
    for each statement execute function refuse_change_of_trail();
