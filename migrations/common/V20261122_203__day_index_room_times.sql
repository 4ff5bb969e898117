-- The planning reads when rooms were taken and free again, over a year at once.
create index case_milestone_reached_ix on case_milestone (milestone, reached_at);
