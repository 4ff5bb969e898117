create index patient_mrn_key_ix on patient (mrn_key);
