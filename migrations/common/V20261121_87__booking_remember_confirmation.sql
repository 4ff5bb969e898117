-- The start a patient has confirmed. A confirmation holds for its time: a booking that is moved loses it, one that comes
-- back to that time has it again.
alter table booking add column confirmed_start timestamp(6) with time zone;
update booking set confirmed_start = starts_at where status = 'CONFIRMED';
