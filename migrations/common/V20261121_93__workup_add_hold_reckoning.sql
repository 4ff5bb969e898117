-- How the patient takes the drug, and what the instruction was reckoned for: a booking that moves makes it out of date.
alter table medication_hold add column dose_frequency varchar(20);
alter table medication_hold add column instructed_for timestamp(6) with time zone;
alter table medication_hold add column reckoned_last_day date;
alter table medication_hold add column reckoned_sum varchar(300);
alter table medication_hold add constraint medication_hold_frequency_ck check (dose_frequency in
    ('ONCE_DAILY', 'TWICE_DAILY', 'OTHER'));
create index medication_hold_state_ix on medication_hold (state, approved_at);
