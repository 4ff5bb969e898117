package org.spineline.adverse.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.adverse.GradingScheme;
import org.spineline.adverse.application.AdverseRequests.EventChoices;
import org.spineline.adverse.application.AdverseRequests.EventCorrectionRequest;
import org.spineline.adverse.application.AdverseRequests.EventFactsView;
import org.spineline.adverse.application.AdverseRequests.EventRequest;
import org.spineline.adverse.application.AdverseRequests.EventResponse;
import org.spineline.adverse.application.AdverseRequests.SchemeView;
import org.spineline.adverse.application.AdverseRequests.WithdrawalRequest;
import org.spineline.adverse.domain.AdverseEvent;
import org.spineline.adverse.domain.AdverseEventRepository;
import org.spineline.adverse.domain.AdverseEventRules;
import org.spineline.adverse.domain.AdverseEventRules.Grade;
import org.spineline.adverse.domain.Correction;
import org.spineline.adverse.domain.EventFacts;
import org.spineline.booking.BookingDirectory;
import org.spineline.booking.BookingSummary;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.web.ExpectedVersion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports adverse events, corrects them with a trail, and withdraws those that were none. */
@Service
@Transactional
public class AdverseEventService {
    /** Referrals are sometimes entered late; a slip in the year is caught all the same. */
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final AdverseEventRepository events;
    private final AdverseEventRules rules;
    private final EpisodeDirectory episodes;
    private final BookingDirectory bookings;
    private final AdverseMapper mapper;
    private final CurrentActor actor;
    private final Clock clock;

    AdverseEventService(
            AdverseEventRepository events,
            AdverseEventRules rules,
            EpisodeDirectory episodes,
            BookingDirectory bookings,
            AdverseMapper mapper,
            CurrentActor actor,
            Clock clock) {
        this.events = events;
        this.rules = rules;
        this.episodes = episodes;
        this.bookings = bookings;
        this.mapper = mapper;
        this.actor = actor;
        this.clock = clock;
    }

    /** Kinds and grades as the site has them. */
    @Requires(Permission.NOTE_READ)
    @Transactional(readOnly = true)
    public EventChoices choices() {
        return new EventChoices(
                rules.kinds().stream().map(mapper::toView).toList(),
                Arrays.stream(GradingScheme.values()).map(this::scheme).toList(),
                rules.deathNotice());
    }

    /** Oldest first, withdrawn ones among them. */
    @Requires(Permission.NOTE_READ)
    @Transactional(readOnly = true)
    public List<EventResponse> of(UUID episodeId) {
        episodes.require(episodeId);
        return events.findAllByEpisodeIdOrderByFactsOccurredAtAscIdAsc(episodeId).stream()
                .map(this::response)
                .toList();
    }

    @Requires(Permission.EVENT_REPORT)
    public EventResponse report(UUID episodeId, EventRequest request) {
        EpisodeSummary episode = episodes.require(episodeId);
        EventFacts facts = mapper.toFacts(request, saidBy(request.reporter()));
        List<FieldError> errors = mistakes(facts, episode);
        if (request.bookingId() != null
                && bookings.forEpisode(episodeId).stream()
                        .map(BookingSummary::id)
                        .noneMatch(request.bookingId()::equals)) {
            errors.add(new FieldError("/bookingId", "Choose a booking of this episode, or none."));
        }
        refuse(errors);
        return response(events.saveAndFlush(new AdverseEvent(
                episode.patientId(),
                episodeId,
                request.bookingId(),
                request.source(),
                facts,
                actor.displayName(),
                clock.instant())));
    }

    @Requires(Permission.EVENT_REPORT)
    public EventResponse correct(UUID eventId, ExpectedVersion expected, EventCorrectionRequest request) {
        AdverseEvent event = load(eventId);
        event.requireVersion(expected);
        EventFacts facts = mapper.toFacts(request, saidBy(request.reporter()));
        refuse(mistakes(facts, episodes.require(event.getEpisodeId())));
        event.corrected(facts, new Correction(actor.displayName(), clock.instant(), request.reason()));
        return response(events.saveAndFlush(event));
    }

    @Requires(Permission.EVENT_REPORT)
    public EventResponse withdraw(UUID eventId, ExpectedVersion expected, WithdrawalRequest request) {
        AdverseEvent event = load(eventId);
        event.requireVersion(expected);
        event.withdrawn(new Correction(actor.displayName(), clock.instant(), request.reason()));
        return response(events.saveAndFlush(event));
    }

    private List<FieldError> mistakes(EventFacts facts, EpisodeSummary episode) {
        List<FieldError> errors = new ArrayList<>();
        if (rules.kind(facts.what()).isEmpty()) {
            errors.add(new FieldError("/what", "Choose one of the list."));
        } else if (facts.what().equals(AdverseEventRules.OTHER)
                && (facts.text() == null || facts.text().isBlank())) {
            errors.add(new FieldError("/text", "Say in words what happened."));
        }
        if (rules.grade(facts.scheme(), facts.grade()).isEmpty()) {
            errors.add(new FieldError(
                    "/grade",
                    "%s has the grades %s.".formatted(facts.scheme().shown(), rules.gradesOf(facts.scheme()))));
        }
        Instant now = clock.instant();
        if (facts.occurredAt().isAfter(now)) {
            errors.add(new FieldError("/occurredAt", "This lies in the future."));
        } else if (facts.occurredAt().isBefore(episode.referredAt().minus(A_YEAR))) {
            errors.add(new FieldError(
                    "/occurredAt",
                    "This lies more than a year before the referral. Check the date, or choose the right episode."));
        }
        if (facts.detectedAt() != null) {
            if (facts.detectedAt().isAfter(now)) {
                errors.add(new FieldError("/detectedAt", "This lies in the future."));
            } else if (facts.detectedAt().isBefore(facts.occurredAt())) {
                errors.add(new FieldError("/detectedAt", "It cannot have been noticed before it occurred."));
            }
        }
        return errors;
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new RuleViolationException("event-refused", "Nothing was saved.", errors);
        }
    }

    private EventResponse response(AdverseEvent event) {
        EventFactsView facts = view(event.getFacts());
        return mapper.toResponse(
                event,
                facts,
                event.getRevisions().stream()
                        .map(revision -> mapper.toView(revision, view(revision.getFacts())))
                        .toList(),
                facts.death() && event.getWithdrawnAt() == null ? rules.deathNotice() : null);
    }

    private EventFactsView view(EventFacts facts) {
        return mapper.toView(
                facts,
                rules.shown(facts),
                rules.shown(facts.scheme(), facts.grade()),
                rules.grade(facts.scheme(), facts.grade()).map(Grade::death).orElse(false));
    }

    private SchemeView scheme(GradingScheme scheme) {
        AdverseEventRules.Scheme told = rules.schemes().get(scheme);
        return new SchemeView(
                scheme,
                scheme.shown(),
                told.source(),
                told.grades().stream().map(mapper::toView).toList());
    }

    private String saidBy(@Nullable String reporter) {
        return reporter == null || reporter.isBlank() ? actor.displayName() : reporter;
    }

    private AdverseEvent load(UUID eventId) {
        return events.findById(eventId)
                .orElseThrow(() -> new NotFoundException(
                        "event-not-found", "This adverse event does not exist.", Map.of("eventId", eventId)));
    }
}
