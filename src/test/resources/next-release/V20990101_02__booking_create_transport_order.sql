create table transport_order (
    id uuid not null,
    booking_id uuid not null,
    ordered_at timestamp(6) with time zone not null,
    constraint transport_order_pk primary key (id),
    constraint transport_order_booking_fk foreign key (booking_id) references booking (id)
);
