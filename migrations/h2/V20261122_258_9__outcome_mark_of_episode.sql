create trigger episode_marks_outcome after insert, update, delete on episode
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';
