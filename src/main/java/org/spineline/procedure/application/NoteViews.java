package org.spineline.procedure.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.PatientDirectory;
import org.spineline.procedure.NoteStatus;
import org.spineline.procedure.application.NoteRequests.NoteResponse;
import org.spineline.procedure.application.NoteRequests.VoidView;
import org.spineline.procedure.domain.DoseNotices;
import org.spineline.procedure.domain.DoseRules;
import org.spineline.procedure.domain.NoteAddendumRepository;
import org.spineline.procedure.domain.NoteChecks;
import org.spineline.procedure.domain.NoteContent;
import org.spineline.procedure.domain.NoteVoidRepository;
import org.spineline.procedure.domain.ProcedureNote;
import org.spineline.procedure.domain.ProcedureNoteRepository;
import org.spineline.procedure.domain.ProcedureRules;
import org.spineline.procedure.domain.ReportText;
import org.spineline.procedure.domain.TreatedLevel;
import org.spineline.sedation.SedationProtocols;
import org.springframework.stereotype.Component;

/** A note with everything its reader sees beside it. */
@Component
class NoteViews {
    private final ProcedureNoteRepository notes;
    private final NoteAddendumRepository addenda;
    private final NoteVoidRepository voids;
    private final PatientDirectory patients;
    private final SedationProtocols sedation;
    private final DayPrefill day;
    private final LinkedRecords linked;
    private final NoteLots lots;
    private final NoteChecks checks;
    private final DoseNotices doses;
    private final NoteMapper mapper;
    private final FacilityZone facility;

    NoteViews(
            ProcedureNoteRepository notes,
            NoteAddendumRepository addenda,
            NoteVoidRepository voids,
            PatientDirectory patients,
            SedationProtocols sedation,
            DayPrefill day,
            LinkedRecords linked,
            NoteLots lots,
            ProcedureRules rules,
            DoseRules doseRules,
            NoteMapper mapper,
            FacilityZone facility) {
        this.notes = notes;
        this.addenda = addenda;
        this.voids = voids;
        this.patients = patients;
        this.sedation = sedation;
        this.day = day;
        this.linked = linked;
        this.lots = lots;
        this.checks = new NoteChecks(rules);
        this.doses = new DoseNotices(doseRules);
        this.mapper = mapper;
        this.facility = facility;
    }

    NoteResponse of(ProcedureNote note) {
        NoteContent content = note.content();
        DayPrefill.Known known = day.known(note.getBookingId());
        List<String> notices = new ArrayList<>(checks.notices(content));
        notices.addAll(lots.notices(content, note.getStatus() == NoteStatus.DRAFT));
        doses.of(new DoseNotices.Dose(
                        content.fluoroscopyMinutes(), content.airKermaMGy(), content.kapValue(), content.kapUnit()))
                .notices()
                .forEach(notice -> notices.add(notice.sentence()));
        if (note.getStatus() == NoteStatus.DRAFT) {
            notices.addAll(known.differences(content));
        }
        return mapper.toResponse(
                note,
                patients.require(note.getPatientId()),
                earlierLevels(note),
                note.getStatus() == NoteStatus.DRAFT ? prefilled(note, content, known) : List.of(),
                new ReportText(facility.zone()).of(content, sedationName(content.sedationProtocolCode())),
                linked.of(note.getBookingId()),
                notices,
                addenda.findAllByNoteIdOrderByCreatedAt(note.getId()),
                voided(note),
                note.getStatus() == NoteStatus.DRAFT ? List.of() : lots.opened(note.getId()));
    }

    /** @throws NotFoundException if there is no such note */
    ProcedureNote load(UUID noteId) {
        return notes.findById(noteId).orElseThrow(() -> notFound(noteId));
    }

    /** Nobody else changes it until this transaction ends. @throws NotFoundException if there is no such note */
    ProcedureNote forChange(UUID noteId) {
        return notes.findForChange(noteId).orElseThrow(() -> notFound(noteId));
    }

    private static NotFoundException notFound(UUID noteId) {
        return new NotFoundException("note-not-found", "This note does not exist.", Map.of("noteId", noteId));
    }

    private @Nullable VoidView voided(ProcedureNote note) {
        return note.getStatus() == NoteStatus.DRAFT
                ? null
                : voids.findByOpenNote(note.getId()).map(mapper::toView).orElse(null);
    }

    private List<VertebralLevel> earlierLevels(ProcedureNote note) {
        return notes.findAllByPatientIdAndStatus(note.getPatientId(), NoteStatus.SIGNED).stream()
                .filter(other -> !other.getId().equals(note.getId()))
                .flatMap(other -> other.getLevels().stream())
                .map(TreatedLevel::getLevel)
                .distinct()
                .sorted()
                .toList();
    }

    private @Nullable String sedationName(@Nullable String code) {
        return code == null ? null : sedation.recorded(code).name();
    }

    private static List<String> prefilled(ProcedureNote note, NoteContent content, DayPrefill.Known known) {
        List<String> prefilled = new ArrayList<>();
        if (content.indication() != null) {
            prefilled.add("indication");
        }
        if (content.sedationProtocolCode() != null) {
            prefilled.add("sedationProtocolCode");
        }
        if (!content.levels().isEmpty()) {
            prefilled.add("levels");
        }
        prefilled.addAll(known.in(content));
        prefilled.removeAll(note.getTouched());
        return prefilled;
    }
}
