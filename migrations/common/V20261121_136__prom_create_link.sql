-- When the needle was out, as the procedure's signature told: what trends and comparisons count their days from.
create table prom_course (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    note_id uuid not null,
    technique varchar(40) not null,
    indication varchar(40) not null,
    procedure_at timestamp(6) with time zone not null,
    constraint prom_course_pk primary key (id),
    constraint prom_course_facility_fk foreign key (facility_id) references facility (id),
    constraint prom_course_patient_fk foreign key (patient_id) references patient (id),
    constraint prom_course_episode_fk foreign key (episode_id) references episode (id),
    constraint prom_course_episode_uk unique (episode_id)
);

create index prom_course_alike_ix on prom_course (technique, indication);

insert into prom_course (id, version, facility_id, created_at, created_by, patient_id, episode_id, note_id, technique,
    indication, procedure_at)
select p.id, 0, p.facility_id, p.created_at, p.created_by, p.patient_id, p.episode_id, p.note_id, p.technique,
    e.indication, p.procedure_at
from follow_up_plan p
join episode e on e.id = p.episode_id
where not exists (select 1 from follow_up_plan o where o.episode_id = p.episode_id
    and (o.procedure_at > p.procedure_at or (o.procedure_at = p.procedure_at and o.id > p.id)));

create table prom_invitation (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    episode_id uuid not null,
    contact_id uuid,
    instruments varchar(100) not null,
    language varchar(20) not null,
    invited_by varchar(200) not null,
    expires_at timestamp(6) with time zone not null,
    answered_at timestamp(6) with time zone,
    revoked_at timestamp(6) with time zone,
    revoked_by varchar(200),
    constraint prom_invitation_pk primary key (id),
    constraint prom_invitation_facility_fk foreign key (facility_id) references facility (id),
    constraint prom_invitation_patient_fk foreign key (patient_id) references patient (id),
    constraint prom_invitation_episode_fk foreign key (episode_id) references episode (id),
    constraint prom_invitation_answered_ck check (answered_at is null or revoked_at is null),
    constraint prom_invitation_revoked_ck check ((revoked_at is null) = (revoked_by is null))
);

create index prom_invitation_patient_ix on prom_invitation (patient_id);

-- Only hashes: whoever reads this table cannot answer for anybody. One invitation may be handed out again, on paper
-- after an e-mail; whichever comes back first counts.
create table prom_link (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    invitation_id uuid not null,
    token_hash varchar(64) not null,
    constraint prom_link_pk primary key (id),
    constraint prom_link_facility_fk foreign key (facility_id) references facility (id),
    constraint prom_link_invitation_fk foreign key (invitation_id) references prom_invitation (id),
    constraint prom_link_token_uk unique (token_hash)
);

-- Wrong tries, by the hash of where they came from.
create table prom_link_try (
    tried_by varchar(64) not null,
    window_start timestamp(6) with time zone not null,
    tries integer not null,
    constraint prom_link_try_pk primary key (tried_by, window_start)
);

-- A score belongs to a contact of its own episode, and an invitation is answered once.
alter table follow_up_contact add constraint follow_up_contact_episode_uk unique (id, episode_id);
alter table questionnaire_response add constraint questionnaire_response_contact_episode_fk
    foreign key (contact_id, episode_id) references follow_up_contact (id, episode_id);
alter table prom_invitation add constraint prom_invitation_contact_episode_fk
    foreign key (contact_id, episode_id) references follow_up_contact (id, episode_id);
alter table questionnaire_response add column invitation_id uuid;
alter table questionnaire_response add constraint questionnaire_response_invitation_fk
    foreign key (invitation_id) references prom_invitation (id);
alter table questionnaire_response add constraint questionnaire_response_invited_once_uk unique (invitation_id, instrument);
alter table questionnaire_response add constraint questionnaire_response_invited_ck check (
    (source = 'LINK') = (invitation_id is not null));
