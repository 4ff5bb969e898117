-- Null: never asked. Without a recorded yes nothing is e-mailed.
alter table patient add column email_consent boolean;
