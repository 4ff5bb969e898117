-- What was corrected, moved, decided or kept stays as it was written, whoever asks; a new row says what changed.
create trigger milestone_correction_only_added before update, delete on milestone_correction
    for each row call 'org.spineline.kernel.trail.OnlyAdded';

create trigger supply_movement_only_added before update, delete on supply_movement
    for each row call 'org.spineline.kernel.trail.OnlyAdded';

create trigger note_version_only_added before update, delete on note_version
    for each row call 'org.spineline.kernel.trail.OnlyAdded';

create trigger sedation_amendment_only_added before update, delete on sedation_amendment
    for each row call 'org.spineline.kernel.trail.OnlyAdded';

create trigger recovery_decision_only_added before update, delete on recovery_decision
    for each row call 'org.spineline.kernel.trail.OnlyAdded';

create trigger neurology_acknowledgement_only_added before update, delete on neurology_acknowledgement
    for each row call 'org.spineline.kernel.trail.OnlyAdded';
