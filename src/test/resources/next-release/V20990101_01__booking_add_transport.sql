-- The release before does not know it and writes nothing into it.
alter table booking add column transport varchar(20);
