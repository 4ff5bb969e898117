package org.spineline.patient.application;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.patient.application.PatientRequests.MergeRequest;
import org.spineline.patient.application.PatientRequests.MergeResponse;
import org.spineline.patient.application.PatientRequests.UnmergeRequest;
import org.spineline.patient.domain.Patient;
import org.spineline.patient.domain.PatientMerge;
import org.spineline.patient.domain.PatientMergeRepository;
import org.spineline.patient.domain.PatientRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes one record of two, and two of one again. */
@Service
@Transactional
public class PatientMergeService {
    private final PatientRepository patients;
    private final PatientMergeRepository merges;
    private final RowMover rows;
    private final PatientMapper mapper;
    private final CurrentActor actor;
    private final Clock clock;
    private final ClosedRecords scope;

    PatientMergeService(
            PatientRepository patients,
            PatientMergeRepository merges,
            RowMover rows,
            PatientMapper mapper,
            CurrentActor actor,
            Clock clock,
            ClosedRecords scope) {
        this.patients = patients;
        this.merges = merges;
        this.rows = rows;
        this.mapper = mapper;
        this.actor = actor;
        this.clock = clock;
        this.scope = scope;
    }

    /**
     * Everything of the other record becomes part of this one; the other stays readable and leads here.
     *
     * @throws ConflictException if one of them is merged already, or a module objects
     */
    @Requires(Permission.PATIENT_REGISTER)
    public MergeResponse merge(UUID patientId, ExpectedVersion expected, MergeRequest request) {
        if (patientId.equals(request.otherId())) {
            throw new RuleViolationException(
                    "merge-refused",
                    "A record cannot be merged with itself.",
                    List.of(new FieldError("/otherId", "Choose the other record of this person.")));
        }
        rows.lock(patientId, request.otherId());
        Patient survivor = load(patientId);
        Patient other = load(request.otherId());
        survivor.requireVersion(expected);
        survivor.requireCurrent();
        other.requireCurrent();
        List<String> objections = rows.objections(other.getId(), survivor.getId());
        if (!objections.isEmpty()) {
            throw new ConflictException("merge-refused", String.join(" ", objections), Map.of("patientId", patientId));
        }
        PatientMerge merge = merges.saveAndFlush(
                new PatientMerge(survivor.getId(), other.getId(), request.reason(), actor.displayName()));
        other.mergedInto(survivor.getId());
        survivor.gained();
        patients.saveAndFlush(other);
        patients.saveAndFlush(survivor);
        merge.moved(rows.move(merge.getId(), other.getId(), survivor.getId()));
        return response(merges.saveAndFlush(merge), Map.of(survivor.getId(), survivor, other.getId(), other));
    }

    /**
     * What had moved goes back to the other record, and with its episodes whatever was recorded on them since.
     *
     * @throws ConflictException if it was undone before, or a later merge stands on it
     */
    @Requires(Permission.PATIENT_REGISTER)
    public MergeResponse unmerge(UUID patientId, ExpectedVersion expected, UnmergeRequest request) {
        PatientMerge merge = merges.findById(request.mergeId())
                .filter(each -> each.getPatientId().equals(patientId))
                .orElseThrow(() -> new NotFoundException(
                        "merge-not-found", "This merge does not exist.", Map.of("mergeId", request.mergeId())));
        rows.lock(patientId, merge.getMergedId());
        Patient survivor = load(patientId);
        Patient other = load(merge.getMergedId());
        survivor.requireVersion(expected);
        merge.undone(clock.instant(), actor.displayName(), request.reason());
        refuseOlder(merge);
        other.separated();
        survivor.gained();
        patients.saveAndFlush(other);
        patients.saveAndFlush(survivor);
        merges.saveAndFlush(merge);
        rows.moveBack(merge.getId(), survivor.getId(), other.getId());
        return response(merge, Map.of(survivor.getId(), survivor, other.getId(), other));
    }

    /** Newest first, as survivor or as the other. */
    @Requires(Permission.PATIENT_READ)
    @Transactional(readOnly = true)
    public List<MergeResponse> merges(UUID patientId) {
        load(patientId);
        List<PatientMerge> found = merges.ofPatient(patientId);
        Map<UUID, Patient> people = patients
                .findAllByIdIn(found.stream()
                        .flatMap(merge -> Stream.of(merge.getPatientId(), merge.getMergedId()))
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Patient::getId, patient -> patient));
        return found.stream().map(merge -> response(merge, people)).toList();
    }

    /** Rows of this merge may have moved on with a later one: that one is undone first. */
    private void refuseOlder(PatientMerge merge) {
        boolean laterStands = merges.ofPatient(merge.getPatientId()).stream()
                .filter(each -> each.getUndoneAt() == null && !each.getId().equals(merge.getId()))
                .anyMatch(each -> each.getCreatedAt().isAfter(merge.getCreatedAt()));
        if (laterStands) {
            throw new ConflictException(
                    "merge-not-newest",
                    "A later merge of this record stands on it. Undo the later one first.",
                    Map.of("mergeId", merge.getId()));
        }
    }

    private MergeResponse response(PatientMerge merge, Map<UUID, Patient> people) {
        return mapper.toResponse(
                merge, mapper.toLine(people.get(merge.getPatientId())), mapper.toLine(people.get(merge.getMergedId())));
    }

    private Patient load(UUID patientId) {
        return patients.findById(patientId)
                .filter(patient -> scope.closed(Set.of(patientId)).isEmpty())
                .orElseThrow(() -> new NotFoundException(
                        "patient-not-found", "This patient does not exist.", Map.of("patientId", patientId)));
    }
}
