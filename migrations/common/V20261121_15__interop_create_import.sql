create table fhir_import (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    file_name varchar(200) not null,
    file_sha256 varchar(64) not null,
    imported_by varchar(120) not null,
    patients_created integer not null,
    patients_updated integer not null,
    patients_unchanged integer not null,
    facts_created integer not null,
    facts_updated integer not null,
    facts_unchanged integer not null,
    resources_ignored integer not null,
    warning_count integer not null,
    constraint fhir_import_pk primary key (id),
    constraint fhir_import_facility_fk foreign key (facility_id) references facility (id),
    -- Two people taking in the same file at once: one of them is told.
    constraint fhir_import_file_uk unique (facility_id, file_sha256)
);

create index fhir_import_created_at_ix on fhir_import (created_at);

create table fhir_import_patient (
    import_id uuid not null,
    patient_id uuid not null,
    constraint fhir_import_patient_pk primary key (import_id, patient_id),
    constraint fhir_import_patient_import_fk foreign key (import_id) references fhir_import (id),
    constraint fhir_import_patient_patient_fk foreign key (patient_id) references patient (id)
);

create index fhir_import_patient_patient_ix on fhir_import_patient (patient_id);
