package org.spineline.operations.application;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.kernel.domain.PatientsShown;
import org.spineline.operations.application.OperationsRequests.RecordCopy;
import org.spineline.operations.application.OperationsRequests.RecordCopyRequest;
import org.spineline.operations.domain.TakenCopy;
import org.spineline.operations.domain.TakenCopyRepository;
import org.spineline.patient.PatientDirectory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands out all that is recorded about a person, when that person asks for it. */
@Service
public class RecordCopyService {
    private final PatientDirectory patients;
    private final WholeRecord record;
    private final TakenCopyRepository copies;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordCopyService(
            PatientDirectory patients,
            WholeRecord record,
            TakenCopyRepository copies,
            ApplicationEventPublisher events,
            Clock clock) {
        this.patients = patients;
        this.record = record;
        this.copies = copies;
        this.events = events;
        this.clock = clock;
    }

    /** @throws org.spineline.kernel.problem.NotFoundException if there is no such patient */
    @Requires(Permission.OUTCOME_EXPORT)
    @Transactional
    public RecordCopy take(UUID patientId, RecordCopyRequest request) {
        patients.require(patientId);
        copies.saveAndFlush(new TakenCopy(patientId, request.reason().strip()));
        events.publishEvent(new PatientsShown(List.of(patientId)));
        Map<String, List<Map<String, Object>>> found = record.of(patientId);
        return new RecordCopy(patientId, clock.instant(), found);
    }
}
