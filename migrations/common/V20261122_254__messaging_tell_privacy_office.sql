-- A message may tell the privacy office that a restricted record was opened in an emergency, once for each access.
alter table message add column emergency_grant_id uuid;
alter table message add constraint message_emergency_grant_fk foreign key (emergency_grant_id)
    references emergency_grant (id);
alter table message add constraint message_emergency_grant_uk unique (emergency_grant_id);
alter table message drop constraint message_kind_ck;
alter table message add constraint message_kind_ck check (kind in
    ('CONFIRMATION', 'MOVED', 'REMINDER', 'CANCELLATION', 'QUESTIONNAIRE', 'EMERGENCY_ACCESS'));
alter table message drop constraint message_subject_ck;
alter table message add constraint message_subject_ck check (
    (kind = 'QUESTIONNAIRE' and invitation_id is not null and emergency_grant_id is null
        and booking_id is null and booking_version is null and starts_at is null)
    or (kind = 'EMERGENCY_ACCESS' and emergency_grant_id is not null and invitation_id is null
        and booking_id is null and booking_version is null and starts_at is null)
    or (kind not in ('QUESTIONNAIRE', 'EMERGENCY_ACCESS') and invitation_id is null and emergency_grant_id is null
        and booking_id is not null and booking_version is not null and starts_at is not null));
