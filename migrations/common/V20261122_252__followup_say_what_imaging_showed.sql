-- What the imaging of a suspected new fracture showed. Tasks closed before it was asked keep null: not recorded.
alter table imaging_task add column result varchar(20);
alter table imaging_task add constraint imaging_task_result_ck check (
    result is null or (state = 'DONE' and result in ('NEW_FRACTURE', 'NO_NEW_FRACTURE', 'UNCLEAR')));
