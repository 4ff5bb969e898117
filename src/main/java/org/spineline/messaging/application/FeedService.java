package org.spineline.messaging.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.booking.Appointment;
import org.spineline.booking.BookableResource;
import org.spineline.booking.BookingCalendar;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.ScheduledSlot;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.secret.Tokens;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.messaging.application.MessagingRequests.FeedContent;
import org.spineline.messaging.application.MessagingRequests.FeedEntry;
import org.spineline.messaging.application.MessagingRequests.FeedRequest;
import org.spineline.messaging.application.MessagingRequests.FeedView;
import org.spineline.messaging.application.MessagingRequests.NewFeed;
import org.spineline.messaging.domain.Feed;
import org.spineline.messaging.domain.FeedRepository;
import org.spineline.messaging.domain.FeedRules;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives out, reads and revokes the secret addresses of calendar feeds. */
@Service
@Transactional
public class FeedService {
    private static final int TOKEN_BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final FeedRepository feeds;
    private final BookingCalendar calendar;
    private final PatientDirectory patients;
    private final FeedRules rules;
    private final FacilityZone facility;
    private final CurrentActor actor;
    private final Clock clock;

    FeedService(
            FeedRepository feeds,
            BookingCalendar calendar,
            PatientDirectory patients,
            FeedRules rules,
            FacilityZone facility,
            CurrentActor actor,
            Clock clock) {
        this.feeds = feeds;
        this.calendar = calendar;
        this.patients = patients;
        this.rules = rules;
        this.facility = facility;
        this.actor = actor;
        this.clock = clock;
    }

    /** The open ones: one's own, or all for whoever keeps the resources; the oldest first. */
    @Requires(Permission.FEED_SUBSCRIBE)
    @Transactional(readOnly = true)
    public List<FeedView> open() {
        Map<UUID, BookableResource> resources = calendar.resources().stream()
                .filter(this::mayFollow)
                .collect(Collectors.toMap(BookableResource::id, Function.identity()));
        return feeds.findAllByRevokedAtIsNullOrderByCreatedAt().stream()
                .filter(feed -> resources.containsKey(feed.getResourceId()))
                .map(feed -> view(feed, resources.get(feed.getResourceId())))
                .toList();
    }

    @Requires(Permission.FEED_SUBSCRIBE)
    public NewFeed create(FeedRequest request) {
        BookableResource resource = calendar.resource(request.resourceId());
        if (!mayFollow(resource)) {
            throw new RuleViolationException(
                    "feed-refused",
                    "Nothing was saved.",
                    List.of(new FieldError(
                            "/resourceId", "Choose your own calendar, or ask the administrator for this one.")));
        }
        String token = Tokens.fresh(TOKEN_BYTES);
        Feed feed = feeds.saveAndFlush(new Feed(resource.id(), Tokens.hash(token)));
        return new NewFeed(view(feed, resource), "/ical/" + token + ".ics");
    }

    @Requires(Permission.FEED_SUBSCRIBE)
    public void revoke(UUID feedId, ExpectedVersion expected) {
        Feed feed = feeds.findById(feedId)
                .filter(known -> mayFollow(calendar.resource(known.getResourceId())))
                .orElseThrow(() -> new NotFoundException(
                        "feed-not-found", "This calendar feed does not exist.", Map.of("feedId", feedId)));
        feed.requireVersion(expected);
        feed.revoked(clock.instant());
        feeds.saveAndFlush(feed);
    }

    /** @throws NotFoundException for a secret that is wrong or revoked, in the same words */
    @SystemUse("Calendar programs cannot sign in: whoever has the secret address may read")
    @Transactional(readOnly = true)
    public FeedContent read(String token) {
        Feed feed = TOKEN.matcher(token).matches()
                ? feeds.findByTokenHash(Tokens.hash(token)).filter(Feed::isOpen).orElse(null)
                : null;
        if (feed == null) {
            throw new NotFoundException(
                    "feed-not-found", "This calendar feed does not exist. Ask for a new address.", Map.of());
        }
        BookableResource resource = calendar.resource(feed.getResourceId());
        LocalDate today = facility.today();
        List<ScheduledSlot> slots = calendar.slotsOf(
                resource.id(),
                new TimeRange(
                        facility.startOf(today.minusDays(rules.daysBack())),
                        facility.startOf(today.plusDays(rules.daysAhead()))));
        Map<UUID, PatientSummary> people = rules.patientInitials()
                ? patients.summaries(slots.stream()
                        .map(slot -> slot.appointment().patientId())
                        .distinct()
                        .toList())
                : Map.of();
        return new FeedContent(
                resource.name(),
                slots.stream().map(slot -> entry(slot, resource, people)).toList());
    }

    private static FeedEntry entry(ScheduledSlot slot, BookableResource resource, Map<UUID, PatientSummary> people) {
        Appointment appointment = slot.appointment();
        return new FeedEntry(
                appointment.bookingId(),
                appointment.version(),
                appointment.when().start(),
                appointment.when().end(),
                slot.changedAt(),
                !appointment.status().occupies(),
                resource.kind() == ResourceKind.ROOM ? slot.operatorName() : slot.roomName(),
                slot.roomName(),
                initials(people.get(appointment.patientId())));
    }

    private static @Nullable String initials(@Nullable PatientSummary patient) {
        return patient == null ? null : first(patient.givenName()) + "." + first(patient.familyName()) + ".";
    }

    private static String first(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1));
    }

    private boolean mayFollow(BookableResource resource) {
        return actor.userId().equals(resource.userId()) || keepsTheResources();
    }

    private static boolean keepsTheResources() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null
                && who.getAuthorities().stream()
                        .anyMatch(granted -> Permission.RESOURCE_MANAGE.name().equals(granted.getAuthority()));
    }

    private static FeedView view(Feed feed, BookableResource resource) {
        return new FeedView(
                feed.getId(), feed.getVersion(), resource.id(), resource.kind(), resource.name(), feed.getCreatedAt());
    }
}
