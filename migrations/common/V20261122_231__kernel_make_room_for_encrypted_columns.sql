-- Room for what is encrypted: four times the characters and 80 more (Encrypted says why). No column gets narrower.
alter table patient alter column address_line set data type varchar(880);
alter table patient alter column city set data type varchar(480);
alter table patient alter column postal_code set data type varchar(160);
alter table patient_contact alter column contact_value set data type varchar(880);
alter table patient_contact alter column contact_name set data type varchar(560);
alter table patient_contact alter column relation set data type varchar(320);
alter table patient_restriction alter column reason set data type varchar(4080);
alter table patient_restriction alter column lift_reason set data type varchar(4080);
alter table message alter column address set data type varchar(1096);
alter table episode alter column referrer_name set data type varchar(560);
alter table episode alter column referrer_organisation set data type varchar(880);
alter table episode alter column referrer_phone set data type varchar(240);
alter table episode alter column non_surgical_care set data type varchar(8080);
alter table episode alter column goals set data type varchar(8080);
alter table episode alter column decision_reason set data type varchar(8080);
alter table fracture alter column note set data type varchar(4080);
alter table referral_event alter column reason set data type varchar(8080);
alter table coverage_statement alter column note set data type varchar(4080);
alter table booking alter column note set data type varchar(4080);
alter table booking alter column cancel_comment set data type varchar(4080);
alter table booking_history alter column reason set data type varchar(4080);
alter table waitlist_preference alter column note set data type varchar(2080);
alter table gate_chase alter column whom set data type varchar(560);
alter table gate_chase alter column remark set data type varchar(2080);
alter table pre_check alter column escort_name set data type varchar(560);
alter table pre_check alter column dose_note set data type varchar(2080);
alter table pre_check alter column remark set data type varchar(2080);
alter table clinical_change alter column change_note set data type varchar(2080);
alter table recovery_record alter column escort_name set data type varchar(560);
alter table call_attempt alter column note set data type varchar(8080);
alter table script_answer alter column answer set data type varchar(4080);
alter table escalation alter column reasons set data type varchar(4080);
alter table escalation alter column outcome_text set data type varchar(4080);
alter table imaging_task alter column finding set data type varchar(2080);
alter table imaging_task alter column remark set data type varchar(4080);
alter table call_handover alter column remark set data type varchar(8080);
alter table follow_up_change alter column was set data type varchar(880);
alter table follow_up_change alter column became set data type varchar(2080);
alter table follow_up_change alter column why set data type varchar(2080);
alter table follow_up_stay alter column reason set data type varchar(2080);
alter table follow_up_plan alter column stop_reason set data type varchar(2080);
alter table follow_up_contact alter column cancelled_reason set data type varchar(2080);

-- The last digits of a telephone number as a keyed hash: whether two people share one is asked when somebody is registered.
alter table patient_contact add column phone_key varchar(80);
create index patient_contact_phone_ix on patient_contact (phone_key);

-- Under which keys something in this database is encrypted. Retired: nothing is any more. The claim is the server's that is
-- bringing older texts under this key.
create table record_key (
    key_id varchar(8) not null,
    first_used_at timestamp(6) with time zone not null,
    retired_at timestamp(6) with time zone,
    claimed_until timestamp(6) with time zone,
    constraint record_key_pk primary key (key_id)
);
