-- A contact keeps the scores that count for it (decision 0009): looking for them among all answers took most of the time
-- of the figures about pain and function.
alter table follow_up_contact add column counted_pain smallint;
alter table follow_up_contact add column counted_rmdq smallint;
alter table follow_up_contact add constraint follow_up_contact_counted_ck check
    ((counted_pain is null or counted_pain between 0 and 10) and (counted_rmdq is null or counted_rmdq between 0 and 24));

update follow_up_contact c set
    counted_pain = (select cast(q.score as smallint) from questionnaire_response q
        where q.contact_id = c.id and q.instrument = 'NRS_MOVEMENT' and q.score is not null
        and not exists (select 1 from questionnaire_response o where o.contact_id = q.contact_id
            and o.instrument = q.instrument and o.id <> q.id and o.score is not null
            and (abs(extract(epoch from (o.answered_at - c.planned_from))
            + extract(epoch from (o.answered_at - c.planned_until)))
                < abs(extract(epoch from (q.answered_at - c.planned_from))
            + extract(epoch from (q.answered_at - c.planned_until)))
            or (abs(extract(epoch from (o.answered_at - c.planned_from))
            + extract(epoch from (o.answered_at - c.planned_until)))
                = abs(extract(epoch from (q.answered_at - c.planned_from))
            + extract(epoch from (q.answered_at - c.planned_until)))
            and (o.answered_at < q.answered_at or (o.answered_at = q.answered_at and o.id < q.id)))))),
    counted_rmdq = (select cast(q.score as smallint) from questionnaire_response q
        where q.contact_id = c.id and q.instrument = 'RMDQ' and q.score is not null
        and not exists (select 1 from questionnaire_response o where o.contact_id = q.contact_id
            and o.instrument = q.instrument and o.id <> q.id and o.score is not null
            and (abs(extract(epoch from (o.answered_at - c.planned_from))
            + extract(epoch from (o.answered_at - c.planned_until)))
                < abs(extract(epoch from (q.answered_at - c.planned_from))
            + extract(epoch from (q.answered_at - c.planned_until)))
            or (abs(extract(epoch from (o.answered_at - c.planned_from))
            + extract(epoch from (o.answered_at - c.planned_until)))
                = abs(extract(epoch from (q.answered_at - c.planned_from))
            + extract(epoch from (q.answered_at - c.planned_until)))
            and (o.answered_at < q.answered_at or (o.answered_at = q.answered_at and o.id < q.id))))));

-- What figures read of each table, so that neither database has to fetch rows full of text for it.
create index follow_up_contact_counted_ix
    on follow_up_contact (plan_id, kind, due_until, outcome, counted_pain, counted_rmdq);
create index follow_up_plan_counted_ix on follow_up_plan (note_id, id, technique);
create index episode_counted_ix on episode (id, indication, pain_on_movement, rmdq, created_at);
drop index procedure_note_counted_ix;
create index procedure_note_counted_ix on procedure_note (status, started_at, id, episode_id, signed_by);
