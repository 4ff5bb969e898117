-- One patient is restricted once at a time.
alter table patient_restriction add column in_force_of uuid generated always as
    (case when lifted_at is null then patient_id end);
alter table patient_restriction add constraint patient_restriction_in_force_uk unique (in_force_of);
