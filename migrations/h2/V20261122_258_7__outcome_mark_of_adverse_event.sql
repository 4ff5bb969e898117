create trigger adverse_event_marks_outcome after insert, update, delete on adverse_event
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';
