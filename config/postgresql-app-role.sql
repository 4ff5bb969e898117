-- Run once by the owner of the schema after the first start: the role Spineline signs in with may add to the access log and
-- read it, and neither change nor remove anything there. Migrations run as the owner (SPRING_FLYWAY_USER, _PASSWORD).
create role spineline_app;
grant usage on schema public to spineline_app;
grant select, insert, update, delete on all tables in schema public to spineline_app;
grant usage, select on all sequences in schema public to spineline_app;
revoke update, delete, truncate on audit_event, audit_seal, audit_anchor from spineline_app;
alter default privileges in schema public grant select, insert, update, delete on tables to spineline_app
