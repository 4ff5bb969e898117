package org.spineline.procedure.application;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Page;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.procedure.DoseFollowUpStatus;
import org.spineline.procedure.NoteStatus;
import org.spineline.procedure.ProcedureSigned;
import org.spineline.procedure.application.DoseRequests.DoseFollowUpRequest;
import org.spineline.procedure.application.DoseRequests.DoseFollowUpView;
import org.spineline.procedure.application.DoseRequests.DoseSum;
import org.spineline.procedure.application.DoseRequests.PatientDose;
import org.spineline.procedure.application.DoseRequests.ProcedureDose;
import org.spineline.procedure.domain.DoseFollowUp;
import org.spineline.procedure.domain.DoseFollowUpRepository;
import org.spineline.procedure.domain.DoseNotices;
import org.spineline.procedure.domain.DoseNotices.Assessment;
import org.spineline.procedure.domain.DoseNotices.Dose;
import org.spineline.procedure.domain.DoseNotices.Level;
import org.spineline.procedure.domain.DoseNotices.Measure;
import org.spineline.procedure.domain.DoseNotices.Notice;
import org.spineline.procedure.domain.DoseRules;
import org.spineline.procedure.domain.ProcedureNote;
import org.spineline.procedure.domain.ProcedureNoteRepository;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a patient's procedures add up to, and who looks at the skin after a substantial dose. */
@Service
@Transactional
public class DoseService {
    private final ProcedureNoteRepository notes;
    private final DoseFollowUpRepository followUps;
    private final PatientDirectory patients;
    private final DoseRules rules;
    private final DoseNotices notices;
    private final CurrentActor actor;
    private final FacilityZone facility;
    private final Clock clock;

    DoseService(
            ProcedureNoteRepository notes,
            DoseFollowUpRepository followUps,
            PatientDirectory patients,
            DoseRules rules,
            CurrentActor actor,
            FacilityZone facility,
            Clock clock) {
        this.notes = notes;
        this.followUps = followUps;
        this.patients = patients;
        this.rules = rules;
        this.notices = new DoseNotices(rules);
        this.actor = actor;
        this.facility = facility;
        this.clock = clock;
    }

    /** Part of the signature: a substantial dose without a look at the skin on the list must not be on record. */
    @EventListener
    @SystemUse("Told by the signature")
    @Transactional(propagation = Propagation.MANDATORY)
    public void signed(ProcedureSigned signed) {
        ProcedureNote note = notes.findById(signed.noteId()).orElseThrow();
        Assessment reached = notices.of(dose(note));
        if (reached.level() == Level.SUBSTANTIAL) {
            Integer days = rules.skinFollowUpAfterDays();
            LocalDate due =
                    days == null ? null : facility.dayOf(signed.endedAt()).plusDays(days);
            followUps.saveAndFlush(new DoseFollowUp(
                    signed.patientId(),
                    signed.noteId(),
                    reached.notices().stream()
                            .filter(notice -> notice.level() == Level.SUBSTANTIAL)
                            .map(DoseService::shown)
                            .collect(Collectors.joining("; ")),
                    due));
        }
    }

    /** Over signed notes; a fixed number of queries. */
    @Requires(Permission.NOTE_READ)
    @Transactional(readOnly = true)
    public PatientDose of(UUID patientId) {
        patients.require(patientId);
        List<ProcedureNote> signed = notes.findAllByPatientIdAndStatus(patientId, NoteStatus.SIGNED);
        List<Dose> doses = signed.stream().map(DoseService::dose).toList();
        return new PatientDose(
                sum(Measure.FLUOROSCOPY, doses, Dose::fluoroscopyMinutes),
                sum(Measure.AIR_KERMA, doses, Dose::airKermaMGy),
                sum(Measure.KAP, doses, Dose::kapGyCm2),
                signed.stream()
                        .sorted(Comparator.comparing(
                                ProcedureNote::getEndedAt, Comparator.nullsFirst(Instant::compareTo)))
                        .map(this::procedure)
                        .toList(),
                views(followUps.ofPatient(patientId)));
    }

    /**
     * Over all patients; a fixed number of queries.
     *
     * @param closed those somebody has looked at, the last one first; else the open ones, the longest overdue first
     */
    @Requires(Permission.NOTE_READ)
    @Transactional(readOnly = true)
    public Page<DoseFollowUpView> followUps(boolean closed, int page, int size) {
        PageRequest wanted = PageRequest.of(page, size);
        var found = closed ? followUps.closed(wanted) : followUps.open(wanted);
        return new Page<>(views(found.getContent()), page, size, found.getTotalElements());
    }

    @Requires(Permission.NURSING_RECORD)
    public DoseFollowUpView close(UUID followUpId, ExpectedVersion expected, DoseFollowUpRequest request) {
        if (request.status() == DoseFollowUpStatus.OPEN) {
            throw new RuleViolationException(
                    "dose-follow-up-refused",
                    "Nothing was saved.",
                    List.of(new FieldError("/status", "Say whether it was done or waived.")));
        }
        DoseFollowUp followUp = load(followUpId, expected);
        followUp.closed(request.status(), request.remark(), actor.displayName(), clock.instant());
        return views(List.of(followUps.saveAndFlush(followUp))).get(0);
    }

    /** Takes back what was closed a moment ago. @throws ConflictException if it is open, or was closed longer ago */
    @Requires(Permission.NURSING_RECORD)
    public DoseFollowUpView reopen(UUID followUpId, ExpectedVersion expected) {
        DoseFollowUp followUp = load(followUpId, expected);
        followUp.reopened(clock.instant());
        return views(List.of(followUps.saveAndFlush(followUp))).get(0);
    }

    private DoseFollowUp load(UUID followUpId, ExpectedVersion expected) {
        DoseFollowUp followUp = followUps
                .findById(followUpId)
                .orElseThrow(() -> new NotFoundException(
                        "dose-follow-up-not-found",
                        "This follow-up of the skin does not exist.",
                        Map.of("doseFollowUpId", followUpId)));
        followUp.requireVersion(expected);
        return followUp;
    }

    private List<DoseFollowUpView> views(Collection<DoseFollowUp> some) {
        Map<UUID, PatientSummary> people = patients.summaries(
                some.stream().map(DoseFollowUp::getPatientId).distinct().toList());
        LocalDate today = facility.today();
        return some.stream()
                .map(one -> {
                    PatientSummary patient = people.get(one.getPatientId());
                    LocalDate due = one.getDue();
                    return new DoseFollowUpView(
                            one.getId(),
                            one.getVersion(),
                            patient.id(),
                            patient.familyName() + ", " + patient.givenName(),
                            patient.mrn(),
                            patient.phone(),
                            one.getNoteId(),
                            one.getReason(),
                            due,
                            one.getStatus() == DoseFollowUpStatus.OPEN && due != null && due.isBefore(today),
                            one.getStatus(),
                            one.getClosedAt(),
                            one.getClosedByName(),
                            one.getRemark());
                })
                .toList();
    }

    private ProcedureDose procedure(ProcedureNote note) {
        Dose dose = dose(note);
        Assessment reached = notices.of(dose);
        return new ProcedureDose(
                note.getId(),
                note.getEndedAt(),
                dose.fluoroscopyMinutes(),
                dose.airKermaMGy(),
                dose.kapGyCm2(),
                reached.level(),
                reached.notices().stream().map(Notice::sentence).toList());
    }

    private static DoseSum sum(Measure measure, List<Dose> doses, Function<Dose, @Nullable BigDecimal> value) {
        List<BigDecimal> recorded =
                doses.stream().map(value).filter(Objects::nonNull).toList();
        return new DoseSum(
                measure.unit(),
                recorded.stream().reduce(BigDecimal::add).orElse(null),
                recorded.size(),
                doses.size() - recorded.size());
    }

    private static String shown(Notice notice) {
        return "%s %s %s"
                .formatted(
                        notice.measure().shown(),
                        notice.value().stripTrailingZeros().toPlainString(),
                        notice.measure().unit());
    }

    private static Dose dose(ProcedureNote note) {
        return new Dose(note.getFluoroscopyMinutes(), note.getAirKermaMGy(), note.getKapValue(), note.getKapUnit());
    }
}
