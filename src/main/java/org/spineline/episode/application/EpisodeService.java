package org.spineline.episode.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.BookableEpisode;
import org.spineline.episode.ClosingGuard;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeFacts;
import org.spineline.episode.EpisodeProgress;
import org.spineline.episode.EpisodeStatus;
import org.spineline.episode.EpisodeSummary;
import org.spineline.episode.EpisodeVetted;
import org.spineline.episode.Guidance;
import org.spineline.episode.NonSurgicalResult;
import org.spineline.episode.PlannedLevel;
import org.spineline.episode.RedFlag;
import org.spineline.episode.ReferralEventKind;
import org.spineline.episode.RmdqAnswers;
import org.spineline.episode.SedationCatalogue;
import org.spineline.episode.Technique;
import org.spineline.episode.VettingConcern;
import org.spineline.episode.VettingOutcome;
import org.spineline.episode.VettingSafeguard;
import org.spineline.episode.application.EpisodeMapper.Age;
import org.spineline.episode.application.EpisodeRequests.EpisodeRequest;
import org.spineline.episode.application.EpisodeRequests.EpisodeResponse;
import org.spineline.episode.application.EpisodeRequests.EpisodeRow;
import org.spineline.episode.application.EpisodeRequests.FractureRequest;
import org.spineline.episode.application.EpisodeRequests.ReasonRequest;
import org.spineline.episode.application.EpisodeRequests.ReferralEventResponse;
import org.spineline.episode.application.EpisodeRequests.VettingRequest;
import org.spineline.episode.domain.Contraindication;
import org.spineline.episode.domain.Episode;
import org.spineline.episode.domain.EpisodeRepository;
import org.spineline.episode.domain.EpisodeRules;
import org.spineline.episode.domain.Fracture;
import org.spineline.episode.domain.Referral;
import org.spineline.episode.domain.ReferralEvent;
import org.spineline.episode.domain.ReferralEventRepository;
import org.spineline.episode.domain.Vetting;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.database.ByIds;
import org.spineline.kernel.database.Trips;
import org.spineline.kernel.database.Trips.Question;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Page;
import org.spineline.patient.AdministrativeSex;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Referrals and what the radiologist decides on them. */
@Service
@Transactional
public class EpisodeService implements EpisodeDirectory, EpisodeProgress {
    private static final String INVALID = "referral-refused";

    private static final String LOCK_PATIENT =
            "select id from patient where id = (select patient_id from episode where id = :episode) for update";

    /** A row for each planned level, one with no level where none is planned. */
    private static final String BOOKABLE =
            """
            select e.patient_id, e.status, e.technique, e.sedation_protocol_code, e.guidance, p.vertebral_level
              from episode e left join episode_planned_level p on p.episode_id = e.id
             where e.id = :episode
            """;

    private final EpisodeRepository episodes;
    private final ReferralEventRepository steps;
    private final ObjectProvider<VettingSafeguard> safeguards;
    private final ObjectProvider<ClosingGuard> guards;
    private final PatientDirectory patients;
    private final SedationCatalogue sedation;
    private final EpisodeRules rules;
    private final EpisodeMapper mapper;
    private final CurrentActor actor;
    private final FacilityZone facility;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final JdbcClient client;
    private final Trips trips;

    EpisodeService(
            EpisodeRepository episodes,
            ReferralEventRepository steps,
            ObjectProvider<VettingSafeguard> safeguards,
            ObjectProvider<ClosingGuard> guards,
            PatientDirectory patients,
            SedationCatalogue sedation,
            EpisodeRules rules,
            EpisodeMapper mapper,
            CurrentActor actor,
            FacilityZone facility,
            Clock clock,
            ApplicationEventPublisher events,
            JdbcClient client,
            Trips trips) {
        this.episodes = episodes;
        this.steps = steps;
        this.safeguards = safeguards;
        this.guards = guards;
        this.patients = patients;
        this.sedation = sedation;
        this.rules = rules;
        this.mapper = mapper;
        this.actor = actor;
        this.facility = facility;
        this.clock = clock;
        this.events = events;
        this.client = client;
        this.trips = trips;
    }

    @Requires(Permission.EPISODE_REFER)
    public EpisodeResponse refer(UUID patientId, EpisodeRequest request) {
        PatientSummary patient = patients.requireCurrent(patientId);
        Referral referral = referral(request, patient);
        Episode episode = episodes.save(Episode.referred(patientId, episodes.lastNumberOf(patientId) + 1, referral));
        return mapper.toResponse(episode, patient, age());
    }

    @Requires(Permission.EPISODE_REFER)
    public EpisodeResponse correct(UUID episodeId, ExpectedVersion expected, EpisodeRequest request) {
        Episode episode = load(episodeId);
        episode.requireVersion(expected);
        PatientSummary patient = patients.require(episode.getPatientId());
        episode.corrected(referral(request, patient));
        return saved(episode, patient);
    }

    @Requires(Permission.EPISODE_VET)
    public EpisodeResponse vet(UUID episodeId, ExpectedVersion expected, VettingRequest request) {
        Episode episode = load(episodeId);
        episode.requireVersion(expected);
        refuseUnfinished(request);
        if (request.outcome() == VettingOutcome.ACCEPTED) {
            refuseUnanswered(episodeId, request);
        }
        if (request.outcome() == VettingOutcome.DECLINED) {
            endWhatIsOpen(episodeId, request);
        }
        PatientSummary patient = patients.require(episode.getPatientId());
        episode.vetted(new Vetting(
                request.outcome(),
                request.technique(),
                request.levels(),
                request.sedationProtocolCode(),
                request.guidance(),
                request.urgency(),
                request.reason(),
                request.relativeContraindications(),
                actor.userId(),
                actor.displayName(),
                clock.instant()));
        events.publishEvent(
                new EpisodeVetted(episodeId, episode.getPatientId(), request.outcome() == VettingOutcome.ACCEPTED));
        EpisodeResponse vetted = saved(episode, patient);
        steps.save(new ReferralEvent(
                episode,
                switch (request.outcome()) {
                    case ACCEPTED -> ReferralEventKind.ACCEPTED;
                    case INFORMATION_REQUESTED -> ReferralEventKind.INFORMATION_REQUESTED;
                    case DECLINED -> ReferralEventKind.DECLINED;
                },
                request.reason() == null ? "Accepted" : request.reason(),
                actor.displayName()));
        return vetted;
    }

    /** The referrer has told what was asked; the radiologist looks again. */
    @Requires(Permission.EPISODE_REFER)
    public EpisodeResponse informationGiven(UUID episodeId, ExpectedVersion expected, ReasonRequest request) {
        return step(episodeId, expected, request, ReferralEventKind.INFORMATION_GIVEN, Episode::informationGiven);
    }

    /** Nobody wants the procedure any more, or not here. */
    @Requires(Permission.EPISODE_REFER)
    public EpisodeResponse withdraw(UUID episodeId, ExpectedVersion expected, ReasonRequest request) {
        return step(episodeId, expected, request, ReferralEventKind.WITHDRAWN, episode -> {
            lockPatientOf(episodeId);
            refuseWhileOpen(episodeId);
            episode.withdrawn();
        });
    }

    /** Nobody is expected for a procedure that was declined: either the booking goes in the same breath, or nothing changes. */
    private void endWhatIsOpen(UUID episodeId, VettingRequest request) {
        lockPatientOf(episodeId);
        if (request.cancelBooking() == null) {
            refuseWhileOpen(episodeId);
            return;
        }
        String inWords = Objects.requireNonNull(request.reason(), "a decline has a reason");
        guards.forEach(guard -> guard.giveUp(episodeId, request.cancelBooking(), inWords));
    }

    private void refuseWhileOpen(UUID episodeId) {
        List<String> open = guards.stream()
                .flatMap(guard -> guard.stillOpen(episodeId).stream())
                .toList();
        if (!open.isEmpty()) {
            throw new ConflictException("episode-open", String.join(" ", open), Map.of("episodeId", episodeId));
        }
    }

    /** Newest first. */
    @Requires(Permission.EPISODE_READ)
    @Transactional(readOnly = true)
    public List<ReferralEventResponse> steps(UUID episodeId) {
        load(episodeId);
        return steps.findAllByEpisodeIdOrderByCreatedAtDesc(episodeId).stream()
                .map(mapper::toResponse)
                .toList();
    }

    private EpisodeResponse step(
            UUID episodeId,
            ExpectedVersion expected,
            ReasonRequest request,
            ReferralEventKind kind,
            Consumer<Episode> change) {
        Episode episode = load(episodeId);
        episode.requireVersion(expected);
        change.accept(episode);
        EpisodeResponse changed = saved(episode, patients.require(episode.getPatientId()));
        steps.save(new ReferralEvent(episode, kind, request.reason(), actor.displayName()));
        return changed;
    }

    @Requires(Permission.EPISODE_READ)
    @Transactional(readOnly = true)
    public EpisodeResponse get(UUID episodeId) {
        Episode episode = load(episodeId);
        return mapper.toResponse(episode, patients.require(episode.getPatientId()), age());
    }

    /** Newest first. */
    @Requires(Permission.EPISODE_READ)
    @Transactional(readOnly = true)
    public List<EpisodeRow> ofPatient(UUID patientId) {
        PatientSummary patient = patients.require(patientId);
        return episodes.findAllByPatientIdOrderByNumberDesc(patientId).stream()
                .map(episode -> mapper.toRow(episode, patient, daysWaiting(episode), age()))
                .toList();
    }

    /** Longest waiting first. */
    @Requires(Permission.EPISODE_READ)
    @Transactional(readOnly = true)
    public Page<EpisodeRow> find(@Nullable EpisodeStatus status, int page, int size) {
        var found = episodes.find(status, PageRequest.of(page, size, Sort.by("createdAt", "id")));
        Map<UUID, PatientSummary> people = patients.summaries(
                found.stream().map(Episode::getPatientId).distinct().toList());
        return Page.of(
                found,
                episode -> mapper.toRow(episode, people.get(episode.getPatientId()), daysWaiting(episode), age()));
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public EpisodeSummary require(UUID episodeId) {
        return mapper.toSummary(load(episodeId), age());
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public EpisodeFacts facts(UUID episodeId) {
        return mapper.toFacts(load(episodeId));
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public Map<UUID, EpisodeSummary> summaries(Collection<UUID> episodeIds) {
        Map<UUID, EpisodeSummary> found = new LinkedHashMap<>();
        ByIds.find(episodeIds, id -> episodes.findWithLevels(id).stream().toList(), episodes::findAllByIdIn)
                .forEach(episode -> found.put(episode.getId(), mapper.toSummary(episode, age())));
        return found;
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public List<EpisodeSummary> accepted() {
        return episodes.findAllByStatusOrderByCreatedAt(EpisodeStatus.ACCEPTED).stream()
                .map(episode -> mapper.toSummary(episode, age()))
                .toList();
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public List<UUID> acceptedIds() {
        return episodes.idsByStatus(EpisodeStatus.ACCEPTED);
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    public UUID lockPatientOf(UUID episodeId) {
        return client.sql(LOCK_PATIENT)
                .param("episode", episodeId)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> notFound(episodeId));
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    @Transactional(readOnly = true)
    public BookableEpisode bookable(UUID episodeId) {
        return bookable(
                episodeId,
                client.sql(BOOKABLE)
                        .param("episode", episodeId)
                        .query(EpisodeService::bookableRow)
                        .list());
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    public BookableEpisode lockBookable(UUID episodeId) {
        return bookable(
                episodeId,
                trips.ask(
                                new Question<>(LOCK_PATIENT, (row, number) -> row.getObject("id", UUID.class)),
                                new Question<>(BOOKABLE, EpisodeService::bookableRow),
                                Map.of("episode", episodeId))
                        .second());
    }

    /** An episode and one of its planned levels, read without the rest. */
    private record BookableRow(
            UUID patientId,
            EpisodeStatus status,
            @Nullable Technique technique,
            @Nullable String sedationProtocolCode,
            @Nullable Guidance guidance,
            @Nullable VertebralLevel level) {}

    private static BookableRow bookableRow(ResultSet row, int number) throws SQLException {
        return new BookableRow(
                row.getObject("patient_id", UUID.class),
                EpisodeStatus.valueOf(row.getString("status")),
                optional(Technique.class, row.getString("technique")),
                row.getString("sedation_protocol_code"),
                optional(Guidance.class, row.getString("guidance")),
                optional(VertebralLevel.class, row.getString("vertebral_level")));
    }

    private static <E extends Enum<E>> @Nullable E optional(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static BookableEpisode bookable(UUID episodeId, List<BookableRow> rows) {
        if (rows.isEmpty()) {
            throw notFound(episodeId);
        }
        BookableRow first = rows.get(0);
        return new BookableEpisode(
                episodeId,
                first.patientId(),
                first.status(),
                first.technique(),
                rows.stream()
                        .map(BookableRow::level)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList(),
                first.sedationProtocolCode(),
                first.guidance());
    }

    @Override
    @SystemUse("Follows from signing the note, which asks for its own permission")
    public void treated(UUID episodeId) {
        Episode episode = load(episodeId);
        episode.treated(clock.instant());
        episodes.save(episode);
    }

    private EpisodeResponse saved(Episode episode, PatientSummary patient) {
        return mapper.toResponse(episodes.saveAndFlush(episode), patient, age());
    }

    private Episode load(UUID episodeId) {
        return episodes.findById(episodeId).orElseThrow(() -> notFound(episodeId));
    }

    private static NotFoundException notFound(UUID episodeId) {
        return new NotFoundException(
                "episode-not-found", "This episode does not exist.", Map.of("episodeId", episodeId));
    }

    private Age age() {
        return new Age(rules, facility.today());
    }

    private long daysWaiting(Episode episode) {
        return ChronoUnit.DAYS.between(facility.dayOf(episode.getCreatedAt()), facility.today());
    }

    private Referral referral(EpisodeRequest request, PatientSummary patient) {
        List<FieldError> errors = new ArrayList<>();
        Set<VertebralLevel> seen = new HashSet<>();
        List<Fracture> fractures = new ArrayList<>();
        for (int i = 0; i < request.fractures().size(); i++) {
            FractureRequest told = request.fractures().get(i);
            if (!seen.add(told.level())) {
                errors.add(new FieldError("/fractures/" + i + "/level", told.level() + " is entered twice."));
            }
            refuseImpossibleOnset(told.onset(), patient, "/fractures/" + i + "/onset", errors);
            fractures.add(new Fracture(told.level(), told.onset(), told.mechanism(), told.note()));
        }
        errors.addAll(RmdqAnswers.complaints(request.rmdq(), request.rmdqStatements()));
        refuseContradiction(request, patient, errors);
        if (!errors.isEmpty()) {
            throw new RuleViolationException(
                    INVALID, "The referral cannot be right as it stands. Nothing was saved.", errors);
        }
        Set<RedFlag> redFlags = EnumSet.noneOf(RedFlag.class);
        redFlags.addAll(request.redFlags());
        return new Referral(
                request.urgency(),
                request.indication(),
                request.setting(),
                request.referrer().name(),
                request.referrer().organisation(),
                request.referrer().phone(),
                request.painAtRest(),
                request.painOnMovement(),
                request.rmdq(),
                RmdqAnswers.of(request.rmdqStatements()),
                request.nonSurgicalCare(),
                request.nonSurgicalResult(),
                request.painCourse(),
                request.goals(),
                redFlags,
                fractures);
    }

    private static void refuseContradiction(EpisodeRequest request, PatientSummary patient, List<FieldError> errors) {
        String care = request.nonSurgicalCare();
        NonSurgicalResult result = request.nonSurgicalResult();
        if (result != null && (care == null || care.isBlank())) {
            errors.add(new FieldError("/nonSurgicalCare", "Say what was tried: its result is given."));
        }
        int pregnancy = request.redFlags().indexOf(RedFlag.PREGNANCY);
        if (pregnancy >= 0 && patient.sex() == AdministrativeSex.MALE) {
            errors.add(new FieldError("/redFlags/" + pregnancy, "This patient is registered as male."));
        }
    }

    private void refuseImpossibleOnset(
            LocalDate onset, PatientSummary patient, String pointer, List<FieldError> errors) {
        if (onset.isAfter(facility.today())) {
            errors.add(new FieldError(pointer, "The onset lies in the future."));
        } else if (onset.isBefore(patient.birthDate())) {
            errors.add(new FieldError(pointer, "The onset lies before the patient was born."));
        }
    }

    /** An absolute contraindication rules the procedure out; a relative one must be answered under its code. */
    private void refuseUnanswered(UUID episodeId, VettingRequest request) {
        List<VertebralLevel> levels =
                request.levels().stream().map(PlannedLevel::level).sorted().toList();
        List<VettingConcern> concerns = safeguards.stream()
                .flatMap(safeguard -> safeguard.concernsOn(episodeId, levels).stream())
                .toList();
        List<FieldError> absolute = concerns.stream()
                .filter(VettingConcern::absolute)
                .map(concern -> new FieldError("/outcome", concern.reason()))
                .toList();
        if (!absolute.isEmpty()) {
            throw new RuleViolationException(
                    "absolute-contraindication",
                    "An absolute contraindication stands against the procedure. Decline, ask, or state that it is excluded.",
                    absolute);
        }
        Set<String> answered = request.relativeContraindications().stream()
                .map(Contraindication::code)
                .collect(Collectors.toSet());
        List<FieldError> open = concerns.stream()
                .filter(concern -> !answered.contains(concern.code()))
                .map(concern -> new FieldError(
                        "/relativeContraindications",
                        concern.reason() + ". Answer it in a sentence (" + concern.code() + ")."))
                .toList();
        if (!open.isEmpty()) {
            throw new RuleViolationException(
                    "contraindication-unanswered", "A relative contraindication needs a sentence.", open);
        }
    }

    private void refuseUnfinished(VettingRequest request) {
        List<FieldError> errors = new ArrayList<>();
        if (request.outcome() == VettingOutcome.ACCEPTED) {
            if (request.technique() == null) {
                errors.add(new FieldError("/technique", "Choose the technique."));
            }
            if (request.levels().isEmpty()) {
                errors.add(new FieldError("/levels", "Choose at least one level."));
            }
            if (request.guidance() == null) {
                errors.add(new FieldError("/guidance", "Choose the guidance."));
            }
            if (request.sedationProtocolCode() == null) {
                errors.add(new FieldError("/sedationProtocolCode", "Choose the sedation protocol."));
            }
        } else if (request.reason() == null || request.reason().isBlank()) {
            errors.add(new FieldError("/reason", "Say why: the referrer will read it."));
        }
        if (request.sedationProtocolCode() != null && !sedation.knows(request.sedationProtocolCode())) {
            errors.add(new FieldError("/sedationProtocolCode", "This sedation protocol is not known."));
        }
        if (request.cancelBooking() != null && request.outcome() != VettingOutcome.DECLINED) {
            errors.add(new FieldError("/cancelBooking", "Only a decline cancels the booking."));
        }
        Set<VertebralLevel> seen = new HashSet<>();
        for (int i = 0; i < request.levels().size(); i++) {
            PlannedLevel planned = request.levels().get(i);
            if (!seen.add(planned.level())) {
                errors.add(new FieldError("/levels/" + i + "/level", planned.level() + " is planned twice."));
            }
        }
        Set<String> named = new HashSet<>();
        for (int i = 0; i < request.relativeContraindications().size(); i++) {
            if (!named.add(request.relativeContraindications().get(i).code())) {
                errors.add(new FieldError(
                        "/relativeContraindications/" + i + "/code", "This contraindication is answered twice."));
            }
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("vetting-refused", "The decision is not complete.", errors);
        }
    }
}
