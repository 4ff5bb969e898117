create trigger fracture_marks_outcome after insert, update, delete on fracture
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';
