-- Who edits a draft now. One row for each note, so that claiming it is one compare-and-set.
create table note_lease (
    note_id uuid not null,
    editor uuid,
    holder_id uuid,
    holder_name varchar(120),
    since timestamp(6) with time zone,
    expires_at timestamp(6) with time zone,
    constraint note_lease_pk primary key (note_id),
    constraint note_lease_note_fk foreign key (note_id) references procedure_note (id) on delete cascade,
    constraint note_lease_held_ck check (editor is null or
        (holder_id is not null and holder_name is not null and since is not null and expires_at is not null))
);

insert into note_lease (note_id) select id from procedure_note;

alter table procedure_note add column written_by_name varchar(120);
alter table procedure_note add column written_at timestamp(6) with time zone;
alter table procedure_note add column fluoroscopy_frames integer;

alter table treated_level add column cement_mixing_minutes numeric(5, 1);
alter table treated_level add column lot_not_in_catalogue boolean;

-- A state of a note as it was saved; note_state is the version of the note it is.
create table note_version (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    note_id uuid not null,
    note_state bigint not null,
    reason varchar(20) not null,
    written_by_name varchar(120),
    written_at timestamp(6) with time zone,
    content varchar(500000) not null,
    content_hash varchar(64) not null,
    constraint note_version_pk primary key (id),
    constraint note_version_facility_fk foreign key (facility_id) references facility (id),
    constraint note_version_patient_fk foreign key (patient_id) references patient (id),
    constraint note_version_note_fk foreign key (note_id) references procedure_note (id),
    constraint note_version_state_uk unique (note_id, note_state),
    constraint note_version_reason_ck check (reason in ('DRAFTING', 'TAKE_OVER', 'SIGNED'))
);

-- A request to void a signed note, and the second person's approval. open_note is the note while the request stands, so
-- that there is one at most; null once it was withdrawn.
create table note_void (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    patient_id uuid not null,
    note_id uuid not null,
    open_note uuid,
    reason varchar(1000) not null,
    requested_by uuid not null,
    requested_by_name varchar(120) not null,
    requested_at timestamp(6) with time zone not null,
    approved_by uuid,
    approved_by_name varchar(120),
    approved_at timestamp(6) with time zone,
    withdrawn_by_name varchar(120),
    withdrawn_at timestamp(6) with time zone,
    constraint note_void_pk primary key (id),
    constraint note_void_facility_fk foreign key (facility_id) references facility (id),
    constraint note_void_patient_fk foreign key (patient_id) references patient (id),
    constraint note_void_note_fk foreign key (note_id) references procedure_note (id),
    constraint note_void_open_uk unique (open_note),
    constraint note_void_two_people_ck check (approved_by is null or approved_by <> requested_by),
    constraint note_void_approved_ck check ((approved_by is null and approved_at is null and approved_by_name is null) or
        (approved_by is not null and approved_at is not null and approved_by_name is not null)),
    constraint note_void_open_ck check ((withdrawn_at is null and open_note = note_id) or
        (withdrawn_at is not null and open_note is null and approved_by is null))
);

create index note_void_note_ix on note_void (note_id);

-- A voided note stays as it was signed. Its booking may have another one: the unique promise follows the notes in force.
alter table procedure_note drop constraint procedure_note_booking_uk;
alter table procedure_note drop constraint procedure_note_status_ck;
alter table procedure_note add constraint procedure_note_status_ck check (status in ('DRAFT', 'SIGNED', 'VOIDED'));
alter table procedure_note drop constraint procedure_note_signed_ck;
alter table procedure_note add constraint procedure_note_signed_ck check (status = 'DRAFT' or
    (signed_by is not null and signed_at is not null and content_hash is not null));
create index procedure_note_booking_ix on procedure_note (booking_id);
