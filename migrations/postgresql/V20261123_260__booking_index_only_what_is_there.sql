-- A booking writes three messages: two of the six indexes and the one of series held an entry for each that says nothing.
-- Two nulls are no two alike, so the promises are the same (H2 has no such indexes).
alter table message drop constraint message_invitation_uk;
create unique index message_invitation_uk on message (invitation_id) where invitation_id is not null;
alter table message drop constraint message_emergency_grant_uk;
create unique index message_emergency_grant_uk on message (emergency_grant_id) where emergency_grant_id is not null;
drop index booking_series_ix;
create index booking_series_ix on booking (series_id) where series_id is not null;
