-- Without the operator class a prefix search cannot use an index unless the database was made with the C locale.
create index patient_mrn_key_ix on patient (mrn_key varchar_pattern_ops);
