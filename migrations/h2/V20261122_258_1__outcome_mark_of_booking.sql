-- Whatever a figure is reckoned from marks its bookings; BookingMarked knows the way from each table to them.
create trigger booking_marks_outcome after insert, update, delete on booking
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';
