create trigger case_milestone_marks_outcome after insert, update, delete on case_milestone
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';
