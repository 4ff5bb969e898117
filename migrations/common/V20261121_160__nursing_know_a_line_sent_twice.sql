-- A line that the network lost the answer of is sent again: the key says that it is the same one.
alter table sedation_vitals add column idempotency_key varchar(80);
alter table sedation_vitals add column request_hash varchar(64);
alter table sedation_vitals add constraint sedation_vitals_sent_uk unique (record_id, idempotency_key);
alter table sedation_vitals add constraint sedation_vitals_sent_ck
    check ((idempotency_key is null and request_hash is null) or (idempotency_key is not null and request_hash is not null));

alter table sedation_drug add column idempotency_key varchar(80);
alter table sedation_drug add column request_hash varchar(64);
alter table sedation_drug add constraint sedation_drug_sent_uk unique (record_id, idempotency_key);
alter table sedation_drug add constraint sedation_drug_sent_ck
    check ((idempotency_key is null and request_hash is null) or (idempotency_key is not null and request_hash is not null));

alter table sedation_event add column idempotency_key varchar(80);
alter table sedation_event add column request_hash varchar(64);
alter table sedation_event add constraint sedation_event_sent_uk unique (record_id, idempotency_key);
alter table sedation_event add constraint sedation_event_sent_ck
    check ((idempotency_key is null and request_hash is null) or (idempotency_key is not null and request_hash is not null));

alter table recovery_check add column idempotency_key varchar(80);
alter table recovery_check add column request_hash varchar(64);
alter table recovery_check add constraint recovery_check_sent_uk unique (record_id, idempotency_key);
alter table recovery_check add constraint recovery_check_sent_ck
    check ((idempotency_key is null and request_hash is null) or (idempotency_key is not null and request_hash is not null));
