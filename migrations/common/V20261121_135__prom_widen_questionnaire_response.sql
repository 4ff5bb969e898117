-- Scores come from calls, from the clinic and by link, and from more instruments. When the patient answered is not when
-- somebody typed it in.
alter table questionnaire_response add column source varchar(10);
update questionnaire_response set source = 'CALL';
alter table questionnaire_response alter column source set not null;
alter table questionnaire_response add constraint questionnaire_response_source_ck check (
    source in ('CALL', 'CLINIC', 'LINK'));

alter table questionnaire_response add column answered_at timestamp(6) with time zone;
update questionnaire_response set answered_at = created_at;
alter table questionnaire_response alter column answered_at set not null;

alter table questionnaire_response alter column contact_id drop not null;
alter table questionnaire_response alter column score drop not null;

-- One mark for each section: ODI ten of 0 to 5 or - for one left out, EQ-5D-5L five of 1 to 5.
alter table questionnaire_response add column marks varchar(10);

alter table questionnaire_response drop constraint questionnaire_response_instrument_ck;
alter table questionnaire_response add constraint questionnaire_response_instrument_ck check (
    instrument in ('NRS_REST', 'NRS_MOVEMENT', 'RMDQ', 'ODI', 'EQ5D', 'PROMIS_T'));
alter table questionnaire_response drop constraint questionnaire_response_score_ck;
alter table questionnaire_response add constraint questionnaire_response_score_ck check (
    (instrument in ('NRS_REST', 'NRS_MOVEMENT') and score is not null and score between 0 and 10)
    or (instrument = 'RMDQ' and score is not null and score between 0 and 24)
    or (instrument in ('ODI', 'PROMIS_T') and score is not null and score between 0 and 100)
    or (instrument = 'EQ5D' and (score is not null or marks is not null) and (score is null or score between 0 and 100)));
alter table questionnaire_response add constraint questionnaire_response_marks_ck check (
    (instrument not in ('ODI', 'EQ5D') and marks is null)
    or (instrument = 'ODI' and marks is not null and length(marks) = 10
        and length(replace(replace(replace(replace(replace(replace(replace(
            marks, '0', ''), '1', ''), '2', ''), '3', ''), '4', ''), '5', ''), '-', '')) = 0)
    or (instrument = 'EQ5D' and (marks is null or (length(marks) = 5
        and length(replace(replace(replace(replace(replace(
            marks, '1', ''), '2', ''), '3', ''), '4', ''), '5', '')) = 0))));

-- The same contact may be answered by link and, before anybody noticed, on the telephone: both are kept.
alter table questionnaire_response drop constraint questionnaire_response_once_uk;
alter table questionnaire_response add constraint questionnaire_response_once_uk unique (contact_id, instrument, source);
