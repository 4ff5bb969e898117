package org.spineline.prom.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeFacts;
import org.spineline.episode.RmdqAnswers;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.text.Languages;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.spineline.prom.Instrument;
import org.spineline.prom.PromAnswer;
import org.spineline.prom.PromEntry;
import org.spineline.prom.PromSource;
import org.spineline.prom.ScoreOrigin;
import org.spineline.prom.application.PromRequests.InvitationRequest;
import org.spineline.prom.application.PromRequests.InvitationView;
import org.spineline.prom.application.PromRequests.NewInvitation;
import org.spineline.prom.application.PromRequests.PromCourse;
import org.spineline.prom.application.PromRequests.PromTrend;
import org.spineline.prom.application.PromRequests.ScorePoint;
import org.spineline.prom.application.PromRequests.ScoresRequest;
import org.spineline.prom.application.PromRequests.SimilarPoint;
import org.spineline.prom.domain.Invitation;
import org.spineline.prom.domain.InvitationRepository;
import org.spineline.prom.domain.OdiSections;
import org.spineline.prom.domain.ProcedureCourse;
import org.spineline.prom.domain.ProcedureCourseRepository;
import org.spineline.prom.domain.PromRules;
import org.spineline.prom.domain.QuestionnaireResponse;
import org.spineline.prom.domain.QuestionnaireResponseRepository;
import org.spineline.prom.domain.SimilarScores;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Scores of an episode, typed in by staff, shown as trends, and asked for by link. */
@Service
@Transactional
public class PromService {
    private static final Set<Instrument> BY_LINK =
            EnumSet.of(Instrument.NRS_REST, Instrument.NRS_MOVEMENT, Instrument.RMDQ);

    private final QuestionnaireResponseRepository responses;
    private final ProcedureCourseRepository courses;
    private final InvitationRepository invitations;
    private final LinkIssuer links;
    private final ScoreKeeper keeper;
    private final SimilarScores similar;
    private final EpisodeDirectory episodes;
    private final PatientDirectory patients;
    private final PromRules rules;
    private final CurrentActor actor;
    private final Clock clock;

    PromService(
            QuestionnaireResponseRepository responses,
            ProcedureCourseRepository courses,
            InvitationRepository invitations,
            LinkIssuer links,
            ScoreKeeper keeper,
            SimilarScores similar,
            EpisodeDirectory episodes,
            PatientDirectory patients,
            PromRules rules,
            CurrentActor actor,
            Clock clock) {
        this.responses = responses;
        this.courses = courses;
        this.invitations = invitations;
        this.links = links;
        this.keeper = keeper;
        this.similar = similar;
        this.episodes = episodes;
        this.patients = patients;
        this.rules = rules;
        this.actor = actor;
        this.clock = clock;
    }

    /** A fixed number of queries, whatever was answered. */
    @Requires(Permission.FOLLOWUP_READ)
    @Transactional(readOnly = true)
    public PromCourse course(UUID episodeId) {
        EpisodeFacts facts = episodes.facts(episodeId);
        PatientSummary patient = patients.require(facts.patientId());
        List<QuestionnaireResponse> answered =
                responses.findAllByEpisodeIdInOrderByAnsweredAtAscCreatedAtAsc(List.of(episodeId));
        ProcedureCourse course = courses.findByEpisodeId(episodeId).orElse(null);
        List<SimilarScores.Quartiles> others = course == null ? List.of() : similar.of(course, rules.similar());
        Instant now = clock.instant();
        return new PromCourse(
                episodeId,
                course == null ? null : course.getProcedureAt(),
                rules.instruments().stream()
                        .map(scale -> trend(scale, facts, answered, others))
                        .toList(),
                invitations.findAllByEpisodeIdOrderByCreatedAtDesc(episodeId).stream()
                        .map(invitation -> view(invitation, now))
                        .toList(),
                List.copyOf(linkInstruments(patient.language())),
                patient.language(),
                OdiSections.SECTIONS,
                rules.similar().atLeastPatients());
    }

    /** Keeps what staff typed in. */
    @Requires(Permission.NURSING_RECORD)
    public PromCourse record(UUID episodeId, ScoresRequest request) {
        UUID patientId = episodes.require(episodeId).patientId();
        Instant now = clock.instant();
        refuseNonsense(request, now);
        keeper.record(new PromEntry(
                patientId,
                episodeId,
                request.contactId(),
                request.source(),
                Optional.ofNullable(request.answeredAt()).orElse(now),
                answers(request)));
        return course(episodeId);
    }

    /** Asks by link; the secret is in the answer and nowhere else. */
    @Requires(Permission.NURSING_RECORD)
    public NewInvitation invite(UUID episodeId, InvitationRequest request) {
        UUID patientId = episodes.require(episodeId).patientId();
        PatientSummary patient = patients.requireCurrent(patientId);
        refuseUnaskable(request, patient);
        Instant now = clock.instant();
        Invitation invitation = invitations.saveAndFlush(new Invitation(
                patientId,
                episodeId,
                request.contactId(),
                request.instruments(),
                patient.language(),
                actor.displayName(),
                now.plus(Duration.ofDays(rules.link().validDays()))));
        return new NewInvitation(view(invitation, now), links.issue(invitation.getId()));
    }

    /** Another link to the same invitation, when the first one was lost; it is still answered once. */
    @Requires(Permission.NURSING_RECORD)
    public NewInvitation anotherLink(UUID invitationId, ExpectedVersion expected) {
        Invitation invitation = links.load(invitationId);
        invitation.requireVersion(expected);
        return new NewInvitation(view(invitation, clock.instant()), links.issue(invitation.getId()));
    }

    @Requires(Permission.NURSING_RECORD)
    public InvitationView revoke(UUID invitationId, ExpectedVersion expected) {
        Invitation invitation = links.load(invitationId);
        invitation.requireVersion(expected);
        Instant now = clock.instant();
        invitation.revoked(now, actor.displayName());
        return view(invitations.saveAndFlush(invitation), now);
    }

    private Set<Instrument> linkInstruments(String language) {
        EnumSet<Instrument> askable = EnumSet.copyOf(BY_LINK);
        if (Languages.closest(language, rules.link().rolandMorrisLanguages()).isEmpty()) {
            askable.remove(Instrument.RMDQ);
        }
        return askable;
    }

    private void refuseUnaskable(InvitationRequest request, PatientSummary patient) {
        List<FieldError> errors = new ArrayList<>();
        Set<Instrument> askable = linkInstruments(patient.language());
        if (request.instruments().stream().anyMatch(instrument -> !BY_LINK.contains(instrument))) {
            errors.add(new FieldError(
                    "/instruments",
                    "Only pain and Roland–Morris can be asked by link; enter the others in the clinic."));
        } else if (!askable.containsAll(request.instruments())) {
            errors.add(new FieldError(
                    "/instruments",
                    "The Roland–Morris statements are not available in this patient's language. Ask for pain by link,"
                            + " and for function with an interpreter."));
        }
        if (patient.deceased()) {
            errors.add(new FieldError("/instruments", "This patient has died. No invitation was made."));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("invitation-refused", "No invitation was made.", errors);
        }
    }

    private void refuseNonsense(ScoresRequest request, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        if (request.source() == PromSource.LINK) {
            errors.add(new FieldError("/source", "Answers by link come from the patient. Choose clinic or call."));
        }
        if (request.answeredAt() != null && request.answeredAt().isAfter(now)) {
            errors.add(new FieldError("/answeredAt", "This lies in the future."));
        }
        errors.addAll(RmdqAnswers.complaints(request.rmdq(), request.rmdqStatements()));
        if (request.odiSections() != null) {
            errors.addAll(OdiSections.complaints(request.odiSections()));
        }
        if (errors.isEmpty() && answers(request).isEmpty()) {
            errors.add(new FieldError("/painOnMovement", "Nothing is answered. Enter at least one score."));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("scores-refused", "The scores were not recorded.", errors);
        }
    }

    private static List<PromAnswer> answers(ScoresRequest told) {
        List<PromAnswer> answers = new ArrayList<>(pain(told.painAtRest(), told.painOnMovement()));
        RmdqAnswers statements = RmdqAnswers.of(told.rmdqStatements());
        if (statements != null) {
            answers.add(PromAnswer.rolandMorris(statements));
        } else if (told.rmdq() != null) {
            answers.add(PromAnswer.rolandMorris(told.rmdq()));
        }
        if (told.odiSections() != null) {
            answers.add(new OdiSections(told.odiSections()).answer());
        }
        if (told.eq5dProfile() != null || told.eq5dVas() != null) {
            answers.add(PromAnswer.eq5d(told.eq5dProfile(), told.eq5dVas()));
        }
        if (told.promisT() != null) {
            answers.add(PromAnswer.promis(told.promisT()));
        }
        return answers;
    }

    /** What was said about pain; null is not asked. */
    static List<PromAnswer> pain(@Nullable Integer atRest, @Nullable Integer onMovement) {
        return Stream.of(
                        Optional.ofNullable(atRest).map(PromAnswer::painAtRest),
                        Optional.ofNullable(onMovement).map(PromAnswer::painOnMovement))
                .flatMap(Optional::stream)
                .toList();
    }

    private PromTrend trend(
            PromRules.Scale scale,
            EpisodeFacts facts,
            List<QuestionnaireResponse> answered,
            List<SimilarScores.Quartiles> others) {
        return new PromTrend(
                scale.code(),
                scale.name(),
                scale.least(),
                scale.most(),
                scale.moreIsWorse(),
                scale.mic(),
                scale.micSource(),
                Stream.concat(
                                referral(scale.code(), facts).stream(),
                                answered.stream()
                                        .filter(response -> response.getInstrument() == scale.code())
                                        .map(this::point))
                        .toList(),
                others.stream()
                        .filter(quartiles -> quartiles.instrument() == scale.code())
                        .map(quartiles -> new SimilarPoint(
                                quartiles.day(),
                                quartiles.patients(),
                                quartiles.lower(),
                                quartiles.median(),
                                quartiles.upper()))
                        .toList());
    }

    private static Optional<ScorePoint> referral(Instrument instrument, EpisodeFacts facts) {
        Integer score =
                switch (instrument) {
                    case NRS_REST -> facts.painAtRest();
                    case NRS_MOVEMENT -> Integer.valueOf(facts.painOnMovement());
                    case RMDQ -> facts.rmdq();
                    case ODI, EQ5D, PROMIS_T -> null;
                };
        return Optional.ofNullable(score)
                .map(known -> new ScorePoint(
                        facts.referredAt(),
                        ScoreOrigin.REFERRAL,
                        java.math.BigDecimal.valueOf(known),
                        null,
                        null,
                        null,
                        false,
                        null));
    }

    private ScorePoint point(QuestionnaireResponse response) {
        String marks = response.getMarks();
        RmdqAnswers statements = response.getAnswers();
        boolean oswestry = response.getInstrument() == Instrument.ODI;
        Integer sections = oswestry && marks != null ? OdiSections.answeredIn(marks) : null;
        return new ScorePoint(
                response.getAnsweredAt(),
                ScoreOrigin.valueOf(response.getSource().name()),
                response.getScore(),
                statements == null ? null : statements.ticked(),
                response.getInstrument() == Instrument.EQ5D ? marks : null,
                sections,
                sections != null && sections < rules.odi().flaggedBelowAnswered(),
                oswestry && response.getScore() != null ? rules.odi().bandOf(response.getScore()) : null);
    }

    private static InvitationView view(Invitation invitation, Instant now) {
        return new InvitationView(
                invitation.getId(),
                invitation.getVersion(),
                invitation.getContactId(),
                invitation.getInstruments(),
                invitation.getLanguage(),
                invitation.statusAt(now),
                invitation.getInvitedBy(),
                invitation.getCreatedAt(),
                invitation.getExpiresAt(),
                invitation.getAnsweredAt(),
                invitation.getRevokedAt(),
                invitation.getRevokedBy());
    }
}
