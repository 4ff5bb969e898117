create index booking_transport_ix on booking (transport, starts_at);
