-- Every number is asked for by the time of the procedure or of the booking.
create index procedure_note_counted_ix on procedure_note (status, started_at);
create index booking_counted_ix on booking (starts_at, status);
create index procedure_note_operator_ix on procedure_note (signed_by, started_at);
