-- Letters and digits only, lower case: every collation sorts them alike, so both databases list and page in one order.
alter table patient add column name_key varchar(200);
alter table patient add column mrn_key varchar(40);
update patient set name_key = lower(substring(family_name || '0' || given_name from 1 for 200)), mrn_key = lower(mrn);
alter table patient alter column name_key set not null;
alter table patient alter column mrn_key set not null;

create index patient_name_key_ix on patient (name_key, id);
