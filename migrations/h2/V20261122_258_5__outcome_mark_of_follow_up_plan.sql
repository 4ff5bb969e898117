create trigger follow_up_plan_marks_outcome after insert, update, delete on follow_up_plan
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';
