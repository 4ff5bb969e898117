-- What stands in the trail stays as it is, whoever asks.
create trigger audit_event_append_only before update, delete on audit_event
    for each row call 'org.spineline.audit.infrastructure.AppendOnly';

create trigger audit_seal_append_only before update, delete on audit_seal
    for each row call 'org.spineline.audit.infrastructure.AppendOnly';

create trigger audit_anchor_append_only before update, delete on audit_anchor
    for each row call 'org.spineline.audit.infrastructure.AppendOnly';
