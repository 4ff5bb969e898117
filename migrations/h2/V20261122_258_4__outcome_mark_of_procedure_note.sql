create trigger procedure_note_marks_outcome after insert, update, delete on procedure_note
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';
