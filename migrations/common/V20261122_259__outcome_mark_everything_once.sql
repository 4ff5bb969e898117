-- Every row is reckoned at the first question.
insert into outcome_mark (booking_id) select id from booking;
