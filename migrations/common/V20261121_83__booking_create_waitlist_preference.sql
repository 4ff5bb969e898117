-- What a waiting patient told the scheduler: whether a call the day before is early enough, and which days are possible.
create table waitlist_preference (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    short_notice boolean not null,
    allowed_weekdays varchar(70) not null,
    note varchar(500),
    constraint waitlist_preference_pk primary key (id),
    constraint waitlist_preference_facility_fk foreign key (facility_id) references facility (id),
    constraint waitlist_preference_patient_fk foreign key (patient_id) references patient (id),
    constraint waitlist_preference_episode_fk foreign key (episode_id) references episode (id),
    constraint waitlist_preference_episode_uk unique (episode_id)
);
