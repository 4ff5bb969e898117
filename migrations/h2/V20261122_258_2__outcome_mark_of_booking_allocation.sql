create trigger booking_allocation_marks_outcome after insert, update, delete on booking_allocation
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';
