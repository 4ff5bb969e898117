-- What was added to a signed note never changes either.
create trigger note_addendum_frozen before update, delete on note_addendum
    for each row call 'org.spineline.procedure.infrastructure.FrozenNote';
