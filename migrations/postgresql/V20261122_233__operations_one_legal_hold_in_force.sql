-- One patient is held once at a time.
create unique index legal_hold_in_force_uk on legal_hold (patient_id) where lifted_at is null;
