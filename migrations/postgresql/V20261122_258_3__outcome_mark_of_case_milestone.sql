create trigger case_milestone_marks_outcome after insert or update or delete on case_milestone
    for each row execute function mark_outcome_of_booking();
