-- What a room is built for, what a device is, and what an operator may do here.
alter table resource add column room_kind varchar(30);
alter table resource add column equipment_kind varchar(20);
alter table resource add column fixed_room_id uuid;
alter table resource add column credential_expires date;
-- Techniques, separated by commas: read with every board and every booking, never searched. Null is "not recorded",
-- an empty text is "none".
alter table resource add column privileges varchar(200);

alter table resource add constraint resource_fixed_room_fk foreign key (fixed_room_id) references resource (id);
alter table resource add constraint resource_room_kind_ck check (room_kind is null or kind = 'ROOM' and room_kind in
    ('ANGIO_SINGLE_PLANE', 'ANGIO_BIPLANE', 'CT', 'HYBRID_OR', 'PROCEDURE_ROOM'));
alter table resource add constraint resource_equipment_kind_ck check
    (equipment_kind is null or kind = 'EQUIPMENT' and equipment_kind in ('C_ARM', 'KIT', 'OTHER'));
alter table resource add constraint resource_fixed_room_ck check (fixed_room_id is null or kind = 'EQUIPMENT');
alter table resource add constraint resource_privileges_ck check (privileges is null or kind = 'OPERATOR');

create index resource_fixed_room_ix on resource (fixed_room_id);
