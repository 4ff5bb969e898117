create trigger imaging_task_marks_outcome after insert, update, delete on imaging_task
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';
