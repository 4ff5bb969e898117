-- A message may carry the link to a questionnaire instead of news about a booking. The secret is in neither table: it is
-- made when the letter goes, and prom_link keeps its hash.
alter table message alter column booking_id drop not null;
alter table message alter column booking_version drop not null;
alter table message alter column starts_at drop not null;
alter table message add column invitation_id uuid;
alter table message add constraint message_invitation_fk foreign key (invitation_id) references prom_invitation (id);
-- A link is written to its patient once, whoever presses the button and however often.
alter table message add constraint message_invitation_uk unique (invitation_id);
alter table message drop constraint message_kind_ck;
alter table message add constraint message_kind_ck check (kind in
    ('CONFIRMATION', 'MOVED', 'REMINDER', 'CANCELLATION', 'QUESTIONNAIRE'));
alter table message add constraint message_subject_ck check (
    (kind = 'QUESTIONNAIRE' and invitation_id is not null
        and booking_id is null and booking_version is null and starts_at is null)
    or (kind <> 'QUESTIONNAIRE' and invitation_id is null
        and booking_id is not null and booking_version is not null and starts_at is not null));
