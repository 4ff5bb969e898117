create table supply_product (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    kind varchar(10) not null,
    name varchar(120) not null,
    manufacturer varchar(120),
    reference_number varchar(60),
    gtin varchar(14),
    rated_pressure_psi numeric(6, 1),
    rated_volume_ml numeric(5, 1),
    unit_size_ml numeric(6, 1),
    low_stock_at integer,
    retired boolean not null,
    constraint supply_product_pk primary key (id),
    constraint supply_product_facility_fk foreign key (facility_id) references facility (id),
    constraint supply_product_gtin_uk unique (gtin),
    constraint supply_product_name_uk unique (name),
    constraint supply_product_kind_ck check (kind in ('CEMENT', 'BALLOON', 'NEEDLE', 'KIT', 'IMPLANT')),
    constraint supply_product_low_ck check (low_stock_at >= 0)
);

create table supply_lot (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    product_id uuid not null,
    lot varchar(60) not null,
    lot_key varchar(60) not null,
    expiry date,
    state varchar(12) not null,
    constraint supply_lot_pk primary key (id),
    constraint supply_lot_facility_fk foreign key (facility_id) references facility (id),
    constraint supply_lot_product_fk foreign key (product_id) references supply_product (id),
    constraint supply_lot_lot_uk unique (product_id, lot_key),
    constraint supply_lot_state_ck check (state in ('AVAILABLE', 'QUARANTINED', 'RECALLED'))
);

create index supply_lot_key_ix on supply_lot (lot_key);

-- Rows are added and never changed: what is on the shelf is their sum, so two hands at once lose nothing.
create table supply_movement (
    id uuid not null,
    version bigint not null,
    facility_id uuid not null,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    lot_id uuid not null,
    kind varchar(12) not null,
    units integer not null,
    millilitres numeric(6, 1),
    note_id uuid,
    reason varchar(600),
    by_name varchar(120) not null,
    constraint supply_movement_pk primary key (id),
    constraint supply_movement_facility_fk foreign key (facility_id) references facility (id),
    constraint supply_movement_lot_fk foreign key (lot_id) references supply_lot (id),
    constraint supply_movement_note_uk unique (note_id, lot_id, kind),
    constraint supply_movement_kind_ck check (
        (kind = 'RECEIVED' and units > 0 and note_id is null)
        or (kind = 'USED' and units < 0 and note_id is not null)
        or (kind = 'GIVEN_BACK' and units > 0 and note_id is not null)
        or (kind = 'ADJUSTED' and units <> 0 and note_id is null and reason is not null)
        or (kind in ('QUARANTINED', 'RECALLED', 'RELEASED', 'CORRECTED')
            and units = 0 and note_id is null and reason is not null))
);

create index supply_movement_lot_ix on supply_movement (lot_id, created_at);
