-- One patient is restricted once at a time.
create unique index patient_restriction_in_force_uk on patient_restriction (patient_id) where lifted_at is null;
