package org.spineline.booking.application;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spineline.access.Permission;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.SlotRequests.AffectedResponse;
import org.spineline.booking.domain.Booking;
import org.spineline.booking.domain.BookingRepository;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.ResourceRepository;
import org.spineline.kernel.time.TimeRange;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Whom it hits when a resource is not there: bookings still ahead, neither over nor under way. */
@Component
class Affected {
    /** A hold ends by itself, and is looked at again when it becomes a booking. */
    static final Set<BookingStatus> STILL_AHEAD =
            EnumSet.of(BookingStatus.BOOKED, BookingStatus.CONFIRMED, BookingStatus.ARRIVED);

    /** Both databases can keep it. */
    static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

    private final BookingRepository bookings;
    private final ResourceRepository resources;
    private final PatientDirectory patients;
    private final BookingMapper mapper;
    private final Clock clock;

    Affected(
            BookingRepository bookings,
            ResourceRepository resources,
            PatientDirectory patients,
            BookingMapper mapper,
            Clock clock) {
        this.bookings = bookings;
        this.resources = resources;
        this.patients = patients;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** How many, and who: nobody by name where the caller may not see bookings. */
    record Hit(int count, List<AffectedResponse> named) {}

    Hit by(Resource resource, TimeRange when, String cause) {
        Instant now = clock.instant();
        if (!when.end().isAfter(now)) {
            return new Hit(0, List.of());
        }
        Instant from = when.start().isAfter(now) ? when.start() : now;
        if (!maySeeBookings()) {
            // Not the entities: to load one is to show it, as the trail sees it.
            int count = bookings.timesOf(resource.getId(), from, when.end(), STILL_AHEAD)
                    .size();
            return new Hit(count, List.of());
        }
        List<Booking> hit = bookings.findAllOf(resource.getId(), from, when.end(), STILL_AHEAD);
        Map<UUID, PatientSummary> people = patients.summaries(
                hit.stream().map(Booking::getPatientId).distinct().toList());
        Map<UUID, Resource> involved = resources
                .findAllByIdIn(hit.stream()
                        .flatMap(booking -> booking.getAllocations().stream())
                        .map(allocation -> allocation.resourceId())
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Resource::getId, Function.identity()));
        return new Hit(
                hit.size(),
                hit.stream()
                        .map(booking -> named(booking, people, involved, cause))
                        .toList());
    }

    private AffectedResponse named(
            Booking booking, Map<UUID, PatientSummary> people, Map<UUID, Resource> involved, String cause) {
        PatientSummary patient = Optional.ofNullable(people.get(booking.getPatientId()))
                .orElseThrow(() -> new IllegalStateException("A booking without its patient"));
        return new AffectedResponse(
                booking.getId(),
                booking.getVersion(),
                booking.getEpisodeId(),
                mapper.toBoard(patient),
                booking.getStartsAt(),
                booking.getEndsAt(),
                booking.getStatus(),
                booking.getLevels(),
                name(booking, ResourceKind.ROOM, involved),
                name(booking, ResourceKind.OPERATOR, involved),
                cause,
                null);
    }

    private static String name(Booking booking, ResourceKind role, Map<UUID, Resource> involved) {
        return booking.resource(role).map(involved::get).map(Resource::getName).orElse("");
    }

    private static boolean maySeeBookings() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null
                && who.getAuthorities().stream()
                        .anyMatch(granted -> Permission.BOOKING_READ.name().equals(granted.getAuthority()));
    }
}
