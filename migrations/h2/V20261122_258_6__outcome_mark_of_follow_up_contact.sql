create trigger follow_up_contact_marks_outcome after insert, update, delete on follow_up_contact
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';
