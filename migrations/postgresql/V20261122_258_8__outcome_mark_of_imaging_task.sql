create trigger imaging_task_marks_outcome after insert or update or delete on imaging_task
    for each row execute function mark_outcome_of_episode();
