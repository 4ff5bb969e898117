-- Whatever a figure is reckoned from marks its bookings; each function knows one way to them. H2: BookingMarked.
-- A session keeps the plan of such a function from its first call, when the tables may have been empty: never by reading them whole.
create function mark_outcome_of_itself() returns trigger as $$
declare
    was uuid;
    became uuid;
begin
    if tg_op <> 'INSERT' then
        was := old.id;
    end if;
    if tg_op <> 'DELETE' then
        became := new.id;
    end if;
    insert into outcome_mark (booking_id) select distinct k from (values (was), (became)) as keys (k) where k is not null;
    return null;
end
$$ language plpgsql;

create trigger booking_marks_outcome after insert or update or delete on booking
    for each row execute function mark_outcome_of_itself();

create function mark_outcome_of_booking() returns trigger as $$
declare
    was uuid;
    became uuid;
begin
    if tg_op <> 'INSERT' then
        was := old.booking_id;
    end if;
    if tg_op <> 'DELETE' then
        became := new.booking_id;
    end if;
    insert into outcome_mark (booking_id) select distinct k from (values (was), (became)) as keys (k) where k is not null;
    return null;
end
$$ language plpgsql;

create trigger booking_allocation_marks_outcome after insert or update or delete on booking_allocation
    for each row execute function mark_outcome_of_booking();

create trigger case_milestone_marks_outcome after insert or update or delete on case_milestone
    for each row execute function mark_outcome_of_booking();

create trigger procedure_note_marks_outcome after insert or update or delete on procedure_note
    for each row execute function mark_outcome_of_booking();

create function mark_outcome_of_note() returns trigger as $$
declare
    was uuid;
    became uuid;
begin
    if tg_op <> 'INSERT' then
        was := old.note_id;
    end if;
    if tg_op <> 'DELETE' then
        became := new.note_id;
    end if;
    insert into outcome_mark (booking_id) select n.booking_id from procedure_note n where n.id in (was, became);
    return null;
end
$$ language plpgsql set enable_seqscan to off;

create trigger follow_up_plan_marks_outcome after insert or update or delete on follow_up_plan
    for each row execute function mark_outcome_of_note();

create function mark_outcome_of_plan() returns trigger as $$
declare
    was uuid;
    became uuid;
begin
    if tg_op <> 'INSERT' then
        was := old.plan_id;
    end if;
    if tg_op <> 'DELETE' then
        became := new.plan_id;
    end if;
    insert into outcome_mark (booking_id) select n.booking_id from follow_up_plan p join procedure_note n on n.id = p.note_id
        where p.id in (was, became);
    return null;
end
$$ language plpgsql set enable_seqscan to off;

create trigger follow_up_contact_marks_outcome after insert or update or delete on follow_up_contact
    for each row execute function mark_outcome_of_plan();

create function mark_outcome_of_episode() returns trigger as $$
declare
    was uuid;
    became uuid;
begin
    if tg_op <> 'INSERT' then
        was := old.episode_id;
    end if;
    if tg_op <> 'DELETE' then
        became := new.episode_id;
    end if;
    insert into outcome_mark (booking_id) select b.id from booking b where b.episode_id in (was, became);
    return null;
end
$$ language plpgsql set enable_seqscan to off;

create trigger adverse_event_marks_outcome after insert or update or delete on adverse_event
    for each row execute function mark_outcome_of_episode();

create trigger imaging_task_marks_outcome after insert or update or delete on imaging_task
    for each row execute function mark_outcome_of_episode();

create function mark_outcome_of_patient() returns trigger as $$
declare
    was uuid;
    became uuid;
begin
    if tg_op <> 'INSERT' then
        was := old.patient_id;
    end if;
    if tg_op <> 'DELETE' then
        became := new.patient_id;
    end if;
    insert into outcome_mark (booking_id) select b.id from booking b where b.patient_id in (was, became);
    return null;
end
$$ language plpgsql set enable_seqscan to off;

create trigger episode_marks_outcome after insert or update or delete on episode
    for each row execute function mark_outcome_of_patient();

create function mark_outcome_of_patients_episode() returns trigger as $$
declare
    was uuid;
    became uuid;
begin
    if tg_op <> 'INSERT' then
        was := old.episode_id;
    end if;
    if tg_op <> 'DELETE' then
        became := new.episode_id;
    end if;
    insert into outcome_mark (booking_id) select b.id from episode e join booking b on b.patient_id = e.patient_id
        where e.id in (was, became);
    return null;
end
$$ language plpgsql set enable_seqscan to off;

create trigger fracture_marks_outcome after insert or update or delete on fracture
    for each row execute function mark_outcome_of_patients_episode();

insert into outcome_mark (booking_id) select id from booking;
