-- PostgreSQL does not index the columns of a foreign key by itself, and these are asked for at every booking or call.
create index payer_authorization_episode_ix on payer_authorization (episode_id);
create index follow_up_plan_episode_ix on follow_up_plan (episode_id);
create index booking_patient_ix on booking (patient_id);
