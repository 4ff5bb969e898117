package org.spineline.booking.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.slots.SlotIndex;
import org.spineline.kernel.time.TimeRange;

/**
 * What the site looked like at one moment: resources, closures, blocks and everything booked over the days of the index.
 * Never changed; a newer picture takes its place.
 *
 * @param site tells one state of resources, closures, blocks and holidays from another
 * @param seen numbers of the changes it contains, as far back as a late one may still appear
 * @param resources those in use, by id
 * @param taken bookings and holds that occupy time, by id
 */
record Picture(
        String site,
        LocalDate firstDay,
        LocalDate lastDay,
        long number,
        Set<Long> seen,
        SlotIndex index,
        Map<UUID, Resource> resources,
        Map<UUID, List<KeptTime>> blocks,
        Map<LocalDate, String> holidays,
        Map<UUID, Taking> taken) {
    /** Time that a resource keeps for somebody; released ones included. */
    record KeptTime(TimeRange when, @Nullable UUID owner, String label, @Nullable Instant releasesAt) {}

    /**
     * Time that a booking or a hold takes.
     *
     * @param heldUntil null unless it is a hold
     */
    record Taking(
            UUID bookingId,
            long version,
            UUID patientId,
            UUID episodeId,
            TimeRange when,
            BookingStatus status,
            @Nullable Instant heldUntil,
            Map<UUID, ResourceKind> resources) {
        Optional<UUID> resource(ResourceKind kind) {
            return resources.entrySet().stream()
                    .filter(entry -> entry.getValue() == kind)
                    .map(Map.Entry::getKey)
                    .sorted()
                    .findFirst();
        }

        List<UUID> equipment() {
            return resources.entrySet().stream()
                    .filter(entry -> entry.getValue() == ResourceKind.EQUIPMENT)
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
        }
    }

    Stream<Resource> all(ResourceKind kind) {
        return resources.values().stream().filter(resource -> resource.getKind() == kind);
    }

    String name(UUID resource) {
        return Optional.ofNullable(resources.get(resource))
                .map(Resource::getName)
                .orElse("a resource no longer in use");
    }

    /** Bookings of the patient, except those. */
    List<TimeRange> busy(UUID patientId, Collection<UUID> except) {
        return taken.values().stream()
                .filter(taking -> taking.patientId().equals(patientId) && !except.contains(taking.bookingId()))
                .map(Taking::when)
                .toList();
    }

    /** As if those were not booked. */
    SlotIndex without(Collection<UUID> bookings) {
        return index.supposing(change -> bookings.stream()
                .map(taken::get)
                .filter(Objects::nonNull)
                .forEach(taking -> taking.resources().keySet().stream()
                        .filter(index::knows)
                        .forEach(resource -> change.release(resource, taking.when()))));
    }

    /** Holds on this episode: whoever books it takes their place. */
    Set<UUID> holdsOf(UUID episodeId) {
        Set<UUID> holds = new HashSet<>();
        taken.values().stream()
                .filter(taking ->
                        taking.heldUntil() != null && taking.episodeId().equals(episodeId))
                .forEach(taking -> holds.add(taking.bookingId()));
        return holds;
    }
}
