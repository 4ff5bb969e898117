-- One patient is held once at a time.
alter table legal_hold add column in_force_of uuid generated always as
    (case when lifted_at is null then patient_id end);
alter table legal_hold add constraint legal_hold_in_force_uk unique (in_force_of);
