-- Which of the 24 Roland-Morris statements were ticked: one mark each, 1 for ticked. Null when only a total is known,
-- from paper. The score is the number of ticks, and nothing else can be stored beside them.
alter table episode add column rmdq_ticked varchar(24);
alter table episode add constraint episode_rmdq_ticked_ck check (
    rmdq_ticked is null
    or (rmdq is not null
        and length(rmdq_ticked) = 24
        and length(replace(rmdq_ticked, '0', '')) = rmdq
        and length(replace(rmdq_ticked, '1', '')) = 24 - rmdq));

alter table questionnaire_response add column ticked varchar(24);
alter table questionnaire_response add constraint questionnaire_response_ticked_ck check (
    ticked is null
    or (instrument = 'RMDQ'
        and length(ticked) = 24
        and length(replace(ticked, '0', '')) = score
        and length(replace(ticked, '1', '')) = 24 - score));
