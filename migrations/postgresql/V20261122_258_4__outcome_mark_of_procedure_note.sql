create trigger procedure_note_marks_outcome after insert or update or delete on procedure_note
    for each row execute function mark_outcome_of_booking();
