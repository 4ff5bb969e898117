-- Whatever a figure is reckoned from marks its bookings; BookingMarked knows the way from each table to them.
create trigger booking_marks_outcome after insert, update, delete on booking
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';

create trigger booking_allocation_marks_outcome after insert, update, delete on booking_allocation
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';

create trigger case_milestone_marks_outcome after insert, update, delete on case_milestone
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';

create trigger procedure_note_marks_outcome after insert, update, delete on procedure_note
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';

create trigger follow_up_plan_marks_outcome after insert, update, delete on follow_up_plan
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';

create trigger follow_up_contact_marks_outcome after insert, update, delete on follow_up_contact
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';

create trigger adverse_event_marks_outcome after insert, update, delete on adverse_event
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';

create trigger imaging_task_marks_outcome after insert, update, delete on imaging_task
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';

create trigger episode_marks_outcome after insert, update, delete on episode
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';

create trigger fracture_marks_outcome after insert, update, delete on fracture
    for each row call 'org.spineline.outcome.infrastructure.BookingMarked';

insert into outcome_mark (booking_id) select id from booking;
