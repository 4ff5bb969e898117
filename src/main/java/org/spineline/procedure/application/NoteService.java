package org.spineline.procedure.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.booking.BookingDirectory;
import org.spineline.booking.BookingProgress;
import org.spineline.booking.BookingSummary;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeProgress;
import org.spineline.episode.EpisodeSummary;
import org.spineline.episode.Technique;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Page;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.procedure.NoteStatus;
import org.spineline.procedure.ProcedureSigned;
import org.spineline.procedure.application.NoteRequests.AddendumRequest;
import org.spineline.procedure.application.NoteRequests.Completeness;
import org.spineline.procedure.application.NoteRequests.NoteRequest;
import org.spineline.procedure.application.NoteRequests.NoteResponse;
import org.spineline.procedure.application.NoteRequests.NoteRow;
import org.spineline.procedure.domain.NoteAddendum;
import org.spineline.procedure.domain.NoteAddendumRepository;
import org.spineline.procedure.domain.NoteChecks;
import org.spineline.procedure.domain.NoteContent;
import org.spineline.procedure.domain.ProcedureNote;
import org.spineline.procedure.domain.ProcedureNoteRepository;
import org.spineline.procedure.domain.ProcedureRules;
import org.spineline.procedure.domain.ReportText;
import org.spineline.procedure.domain.TreatedLevel;
import org.spineline.sedation.SedationProtocolView;
import org.spineline.sedation.SedationProtocols;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens, writes, signs and adds to procedure notes. */
@Service
@Transactional
public class NoteService {
    private final ProcedureNoteRepository notes;
    private final NoteAddendumRepository addenda;
    private final BookingDirectory bookings;
    private final BookingProgress progress;
    private final EpisodeDirectory episodes;
    private final EpisodeProgress episodeProgress;
    private final PatientDirectory patients;
    private final SedationProtocols sedation;
    private final NoteChecks checks;
    private final NoteMapper mapper;
    private final CurrentActor actor;
    private final FacilityZone facility;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    NoteService(
            ProcedureNoteRepository notes,
            NoteAddendumRepository addenda,
            BookingDirectory bookings,
            BookingProgress progress,
            EpisodeDirectory episodes,
            EpisodeProgress episodeProgress,
            PatientDirectory patients,
            SedationProtocols sedation,
            ProcedureRules rules,
            NoteMapper mapper,
            CurrentActor actor,
            FacilityZone facility,
            Clock clock,
            ApplicationEventPublisher events) {
        this.notes = notes;
        this.addenda = addenda;
        this.bookings = bookings;
        this.progress = progress;
        this.episodes = episodes;
        this.episodeProgress = episodeProgress;
        this.patients = patients;
        this.sedation = sedation;
        this.checks = new NoteChecks(rules);
        this.mapper = mapper;
        this.actor = actor;
        this.facility = facility;
        this.clock = clock;
        this.events = events;
    }

    /** The note of this booking, opened now if there is none. */
    @Requires(Permission.NOTE_WRITE)
    public NoteResponse open(UUID bookingId) {
        BookingSummary booking = bookings.require(bookingId);
        return response(notes.findByBookingId(bookingId).orElseGet(() -> {
            if (!booking.status().occupies()) {
                throw new ConflictException(
                        "booking-cancelled",
                        "This booking was cancelled, so there is nothing to write about.",
                        Map.of("bookingId", bookingId, "bookingStatus", booking.status()));
            }
            return notes.saveAndFlush(ProcedureNote.opened(
                    booking.patientId(), booking.episodeId(), bookingId, booking.levels(), prefilled(booking)));
        }));
    }

    @Requires(Permission.NOTE_READ)
    @Transactional(readOnly = true)
    public NoteResponse get(UUID noteId) {
        return response(load(noteId));
    }

    @Requires(Permission.NOTE_WRITE)
    public NoteResponse write(UUID noteId, ExpectedVersion expected, NoteRequest request) {
        ProcedureNote note = load(noteId);
        note.requireVersion(expected);
        NoteContent content = mapper.toContent(request);
        refuseAbsurdities(content);
        note.written(content, request.touched());
        return response(notes.saveAndFlush(note));
    }

    @Requires(Permission.NOTE_READ)
    @Transactional(readOnly = true)
    public Completeness completeness(UUID noteId) {
        ProcedureNote note = load(noteId);
        return new Completeness(checks.open(note.content(), note.treatsWhatWasPlanned()));
    }

    /** @throws RuleViolationException listing what is still open */
    @Requires(Permission.NOTE_SIGN)
    public NoteResponse sign(UUID noteId, ExpectedVersion expected) {
        ProcedureNote note = load(noteId);
        note.requireVersion(expected);
        NoteContent content = note.content();
        refuseAbsurdities(content);
        List<FieldError> open = checks.open(content, note.treatsWhatWasPlanned());
        if (!open.isEmpty()) {
            throw new RuleViolationException(
                    "note-incomplete", "Before you sign, %d things are open.".formatted(open.size()), open);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        note.signed(actor.userId(), actor.displayName(), now, ContentHash.of(note, content));
        ProcedureNote signed = notes.saveAndFlush(note);
        progress.complete(note.getBookingId());
        episodeProgress.treated(note.getEpisodeId());
        events.publishEvent(new ProcedureSigned(
                noteId,
                note.getBookingId(),
                note.getEpisodeId(),
                note.getPatientId(),
                technique(content),
                content.levels().stream().map(TreatedLevel::getLevel).toList(),
                Objects.requireNonNull(content.endedAt())));
        return response(signed);
    }

    /** @throws ConflictException while the note is a draft: drafts are changed, not added to */
    @Requires(Permission.NOTE_SIGN)
    public NoteResponse add(UUID noteId, AddendumRequest request) {
        ProcedureNote note = load(noteId);
        if (note.getStatus() != NoteStatus.SIGNED) {
            throw new ConflictException(
                    "note-not-signed", "This note is still a draft. Change it directly.", Map.of("noteId", noteId));
        }
        addenda.save(new NoteAddendum(note.getPatientId(), noteId, request.text(), actor.displayName()));
        return response(note);
    }

    /** Drafts and signed notes; oldest first. */
    @Requires(Permission.NOTE_READ)
    @Transactional(readOnly = true)
    public Page<NoteRow> find(@Nullable NoteStatus status, int page, int size) {
        // Drafts come first: an unsigned note is unfinished work.
        PageRequest wanted = PageRequest.of(
                page, size, Sort.by(Sort.Order.asc("status"), Sort.Order.desc("createdAt"), Sort.Order.asc("id")));
        var found = status == null ? notes.findAll(wanted) : notes.findAllByStatus(status, wanted);
        Map<UUID, PatientSummary> people = patients.summaries(
                found.stream().map(ProcedureNote::getPatientId).distinct().toList());
        return Page.of(found, note -> mapper.toRow(note, people.get(note.getPatientId())));
    }

    @Requires(Permission.NOTE_READ)
    @Transactional(readOnly = true)
    public List<NoteRow> ofEpisode(UUID episodeId) {
        EpisodeSummary episode = episodes.require(episodeId);
        PatientSummary patient = patients.require(episode.patientId());
        return notes.findAllByEpisodeIdOrderByCreatedAt(episodeId).stream()
                .map(note -> mapper.toRow(note, patient))
                .toList();
    }

    private NoteContent prefilled(BookingSummary booking) {
        EpisodeSummary episode = episodes.require(booking.episodeId());
        String levels = booking.levels().stream().map(Enum::name).collect(Collectors.joining(", "));
        String indication = "Painful fracture of %s since %s, pain %d/10 on movement at referral."
                .formatted(levels, episode.onset(), episode.painOnMovement());
        return new NoteContent(
                indication,
                null,
                booking.sedationProtocolCode(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                booking.levels().stream()
                        .map(level -> planned(level, booking.technique()))
                        .toList());
    }

    private static TreatedLevel planned(VertebralLevel level, Technique technique) {
        return new TreatedLevel(
                level, technique, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null);
    }

    private void refuseAbsurdities(NoteContent content) {
        LocalDate day = content.endedAt() == null ? null : facility.dayOf(content.endedAt());
        List<FieldError> errors = checks.absurdities(content, facility.today(), day, clock.instant());
        if (content.sedationProtocolCode() != null
                && sedation.all().stream().noneMatch(p -> p.code().equals(content.sedationProtocolCode()))) {
            errors.add(new FieldError("/sedationProtocolCode", "The site has no such sedation protocol."));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException(
                    "note-refused", "Some of what was entered cannot be right. Nothing was saved.", errors);
        }
    }

    private static Technique technique(NoteContent content) {
        return content.levels().stream()
                .map(TreatedLevel::getTechnique)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A signed note names its technique"));
    }

    private ProcedureNote load(UUID noteId) {
        return notes.findById(noteId)
                .orElseThrow(() ->
                        new NotFoundException("note-not-found", "This note does not exist.", Map.of("noteId", noteId)));
    }

    private NoteResponse response(ProcedureNote note) {
        NoteContent content = note.content();
        return mapper.toResponse(
                note,
                patients.require(note.getPatientId()),
                notes.findAllByPatientIdAndStatus(note.getPatientId(), NoteStatus.SIGNED).stream()
                        .filter(other -> !other.getId().equals(note.getId()))
                        .flatMap(other -> other.getLevels().stream())
                        .map(TreatedLevel::getLevel)
                        .distinct()
                        .sorted()
                        .toList(),
                prefilledStill(note),
                new ReportText(facility.zone()).of(content, sedationName(content.sedationProtocolCode())),
                checks.notices(content),
                addenda.findAllByNoteIdOrderByCreatedAt(note.getId()));
    }

    private @Nullable String sedationName(@Nullable String code) {
        return sedation.all().stream()
                .filter(protocol -> protocol.code().equals(code))
                .map(SedationProtocolView::name)
                .findFirst()
                .orElse(null);
    }

    private List<String> prefilledStill(ProcedureNote note) {
        if (note.getStatus() == NoteStatus.SIGNED) {
            return List.of();
        }
        Map<String, Boolean> prefilled = new LinkedHashMap<>();
        prefilled.put("indication", note.getIndication() != null);
        prefilled.put("sedationProtocolCode", note.getSedationProtocolCode() != null);
        prefilled.put("levels", !note.getLevels().isEmpty());
        return prefilled.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .filter(field -> !note.getTouched().contains(field))
                .toList();
    }
}
