-- A signed note never changes, whoever asks: the application refuses first, this refuses last.
create trigger procedure_note_frozen before update, delete on procedure_note
    for each row call 'org.spineline.procedure.infrastructure.FrozenNote';

create trigger treated_level_frozen before insert, update, delete on treated_level
    for each row call 'org.spineline.procedure.infrastructure.FrozenNote';
