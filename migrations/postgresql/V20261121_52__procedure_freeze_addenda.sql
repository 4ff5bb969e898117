-- What was added to a signed note never changes either.
create function refuse_change_of_addendum() returns trigger as $$
begin
    raise exception 'signed_note_is_frozen' using errcode = 'check_violation';
end
$$ language plpgsql;

create trigger note_addendum_frozen before update or delete on note_addendum
    for each row execute function refuse_change_of_addendum();
