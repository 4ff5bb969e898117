package org.spineline.procedure.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.spineline.episode.EpisodeStatus;
import org.spineline.episode.EpisodeSummary;
import org.spineline.episode.Technique;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.DateWords;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Page;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.procedure.NoteStatus;
import org.spineline.procedure.NoteVersionReason;
import org.spineline.procedure.ProcedureSigned;
import org.spineline.procedure.application.NoteRequests.AddendumRequest;
import org.spineline.procedure.application.NoteRequests.Completeness;
import org.spineline.procedure.application.NoteRequests.NoteRequest;
import org.spineline.procedure.application.NoteRequests.NoteResponse;
import org.spineline.procedure.application.NoteRequests.NoteRow;
import org.spineline.procedure.application.NoteRequests.OpenedCorrection;
import org.spineline.procedure.domain.NoteAddendum;
import org.spineline.procedure.domain.NoteAddendumRepository;
import org.spineline.procedure.domain.NoteChecks;
import org.spineline.procedure.domain.NoteContent;
import org.spineline.procedure.domain.NoteLease;
import org.spineline.procedure.domain.NoteLeaseRepository;
import org.spineline.procedure.domain.ProcedureNote;
import org.spineline.procedure.domain.ProcedureNoteRepository;
import org.spineline.procedure.domain.ProcedureRules;
import org.spineline.procedure.domain.TreatedLevel;
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
    private final NoteViews views;
    private final NoteHistory history;
    private final LeaseService leases;
    private final NoteLeaseRepository leaseRows;
    private final DayPrefill day;
    private final NoteLots lots;
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
            NoteViews views,
            NoteHistory history,
            LeaseService leases,
            NoteLeaseRepository leaseRows,
            DayPrefill day,
            NoteLots lots,
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
        this.views = views;
        this.history = history;
        this.leases = leases;
        this.leaseRows = leaseRows;
        this.day = day;
        this.lots = lots;
        this.checks = new NoteChecks(rules);
        this.mapper = mapper;
        this.actor = actor;
        this.facility = facility;
        this.clock = clock;
        this.events = events;
    }

    /** The note in force of this booking, opened now if there is none; filled in with what the day says meanwhile. */
    @Requires(Permission.NOTE_WRITE)
    public NoteResponse open(UUID bookingId) {
        BookingSummary booking = bookings.require(bookingId);
        ProcedureNote known =
                notes.findByBookingIdAndStatusNot(bookingId, NoteStatus.VOIDED).orElse(null);
        if (known == null) {
            return views.of(opened(booking));
        }
        if (known.getStatus() == NoteStatus.DRAFT && fill(known)) {
            return views.of(notes.saveAndFlush(known));
        }
        return views.of(known);
    }

    private ProcedureNote opened(BookingSummary booking) {
        if (!booking.status().occupies()) {
            throw new ConflictException(
                    "booking-cancelled",
                    "This booking was cancelled, so there is nothing to write about.",
                    Map.of("bookingId", booking.id(), "bookingStatus", booking.status()));
        }
        ProcedureNote note = ProcedureNote.opened(
                booking.patientId(), booking.episodeId(), booking.id(), booking.levels(), prefilled(booking));
        fill(note);
        ProcedureNote saved = notes.saveAndFlush(note);
        leaseRows.save(new NoteLease(saved.getId()));
        return saved;
    }

    private boolean fill(ProcedureNote note) {
        NoteContent content = note.content();
        NoteContent filled = filled(note.getBookingId(), content, note.getTouched());
        if (filled.equals(content)) {
            return false;
        }
        note.filledIn(filled);
        return true;
    }

    /** What the day says is left out where it would contradict what somebody typed. */
    private NoteContent filled(UUID bookingId, NoteContent content, List<String> touched) {
        NoteContent filled = day.known(bookingId).fill(content, touched);
        return absurdities(filled, content).isEmpty() ? filled : content;
    }

    @Requires(Permission.NOTE_READ)
    @Transactional(readOnly = true)
    public NoteResponse get(UUID noteId) {
        return views.of(views.load(noteId));
    }

    /**
     * @param editor the window that writes; null for one that never claimed the note
     * @throws ConflictException while another window edits it, or once it is signed
     */
    @Requires(Permission.NOTE_WRITE)
    public NoteResponse write(UUID noteId, ExpectedVersion expected, @Nullable UUID editor, NoteRequest request) {
        ProcedureNote note = views.forChange(noteId);
        leases.refuseIfHeldByAnother(noteId, editor);
        note.requireVersion(expected);
        NoteContent content = mapper.toContent(request);
        lots.takeFromCatalogue(content);
        refuseAbsurdities(content, note.content());
        if (note.getStatus() == NoteStatus.DRAFT) {
            history.beforeWriting(note);
        }
        note.written(
                filled(note.getBookingId(), content, request.touched()),
                request.touched(),
                actor.displayName(),
                clock.instant());
        return views.of(notes.saveAndFlush(note));
    }

    @Requires(Permission.NOTE_READ)
    @Transactional(readOnly = true)
    public Completeness completeness(UUID noteId) {
        ProcedureNote note = views.load(noteId);
        NoteContent content = note.content();
        return new Completeness(open(note, content), checks.advised(content), checks.documentationSource());
    }

    /** @throws RuleViolationException listing what is still open */
    @Requires(Permission.NOTE_SIGN)
    public NoteResponse sign(UUID noteId, ExpectedVersion expected, @Nullable UUID editor) {
        ProcedureNote note = views.forChange(noteId);
        leases.refuseIfHeldByAnother(noteId, editor);
        note.requireVersion(expected);
        NoteContent content = note.content();
        refuseAbsurdities(content, content);
        List<FieldError> open = open(note, content);
        if (!open.isEmpty()) {
            throw new RuleViolationException(
                    "note-incomplete", "Before you sign, %d things are open.".formatted(open.size()), open);
        }
        note.signed(actor.userId(), actor.displayName(), clock.instant(), Canonical.hashOf(note, content));
        ProcedureNote signed = notes.saveAndFlush(note);
        history.keep(signed, NoteVersionReason.SIGNED);
        lots.used(noteId, content);
        progress.complete(note.getBookingId());
        // A note that replaces a voided one finds the episode treated already.
        if (episodes.require(note.getEpisodeId()).status() != EpisodeStatus.TREATED) {
            episodeProgress.treated(note.getEpisodeId());
        }
        events.publishEvent(new ProcedureSigned(
                noteId,
                note.getBookingId(),
                note.getEpisodeId(),
                note.getPatientId(),
                technique(content),
                content.levels().stream().map(TreatedLevel::getLevel).toList(),
                content.levels().stream().anyMatch(level -> Boolean.TRUE.equals(level.getLeakSymptomatic())),
                Objects.requireNonNull(content.endedAt()),
                notes.voidedOf(note.getBookingId())));
        return views.of(signed);
    }

    private List<FieldError> open(ProcedureNote note, NoteContent content) {
        List<FieldError> open = new ArrayList<>(checks.open(content, note.treatsWhatWasPlanned()));
        if (note.getStatus() == NoteStatus.DRAFT) {
            open.addAll(lots.open(content));
        }
        return open;
    }

    /**
     * Says more, and sets right how many units were opened where the note counted wrong; the stock follows.
     *
     * @throws ConflictException while the note is a draft: drafts are changed, not added to; and once it is void
     */
    @Requires(Permission.NOTE_SIGN)
    public NoteResponse add(UUID noteId, AddendumRequest request) {
        ProcedureNote note = views.forChange(noteId);
        if (note.getStatus() != NoteStatus.SIGNED) {
            throw new ConflictException(
                    "note-not-signed",
                    note.getStatus() == NoteStatus.DRAFT
                            ? "This note is still a draft. Change it directly."
                            : "This note is void. Write in the one that replaces it.",
                    Map.of("noteId", noteId));
        }
        String text = request.text();
        List<OpenedCorrection> opened = request.opened();
        if (opened != null && !opened.isEmpty()) {
            text = text.strip() + "\n" + lots.correct(noteId, opened, checks);
        }
        addenda.save(new NoteAddendum(note.getPatientId(), noteId, text, actor.displayName()));
        return views.of(note);
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
                .formatted(levels, DateWords.day(episode.onset()), episode.painOnMovement());
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
                null,
                booking.levels().stream()
                        .map(level -> planned(level, booking.technique()))
                        .toList());
    }

    private static TreatedLevel planned(VertebralLevel level, Technique technique) {
        return new TreatedLevel(
                level, technique, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private void refuseAbsurdities(NoteContent content, NoteContent before) {
        List<FieldError> errors = absurdities(content, before);
        if (!errors.isEmpty()) {
            throw new RuleViolationException(
                    "note-refused", "Some of what was entered cannot be right. Nothing was saved.", errors);
        }
    }

    private List<FieldError> absurdities(NoteContent content, NoteContent before) {
        LocalDate treated = content.endedAt() == null ? null : facility.dayOf(content.endedAt());
        List<FieldError> errors = checks.absurdities(content, facility.today(), treated, clock.instant());
        // What it was written under stays, whatever became of the protocol.
        if (content.sedationProtocolCode() != null
                && !content.sedationProtocolCode().equals(before.sedationProtocolCode())
                && sedation.all().stream().noneMatch(p -> p.code().equals(content.sedationProtocolCode()))) {
            errors.add(new FieldError("/sedationProtocolCode", "The site has no such sedation protocol."));
        }
        errors.addAll(lots.errors(content, treated == null ? facility.today() : treated, before));
        return errors;
    }

    private static Technique technique(NoteContent content) {
        return content.levels().stream()
                .map(TreatedLevel::getTechnique)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A signed note names its technique"));
    }
}
