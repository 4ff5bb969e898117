package org.spineline.booking.application;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.spineline.access.SystemUse;
import org.spineline.booking.Appointment;
import org.spineline.booking.BookableResource;
import org.spineline.booking.BookingCalendar;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.ScheduledSlot;
import org.spineline.booking.domain.Booking;
import org.spineline.booking.domain.BookingRepository;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.ResourceRepository;
import org.spineline.booking.domain.SlotRepository;
import org.spineline.booking.domain.SlotRepository.LastChange;
import org.spineline.booking.domain.SlotRepository.Slot;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.time.TimeRange;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the calendar for messages and feeds. */
@Service
@SystemUse("Other modules ask within their own permitted use case, a feed with its secret address")
@Transactional(readOnly = true)
class CalendarReader implements BookingCalendar {
    private final BookingRepository bookings;
    private final SlotRepository slots;
    private final ResourceRepository resources;

    CalendarReader(BookingRepository bookings, SlotRepository slots, ResourceRepository resources) {
        this.bookings = bookings;
        this.slots = slots;
        this.resources = resources;
    }

    @Override
    public Appointment appointment(UUID bookingId) {
        return bookings.findById(bookingId)
                .map(CalendarReader::appointment)
                .orElseThrow(() -> new NotFoundException(
                        "booking-not-found", "This booking does not exist.", Map.of("bookingId", bookingId)));
    }

    @Override
    public List<ScheduledSlot> slotsOf(UUID resourceId, TimeRange window) {
        return described(slots.findAllOf(resourceId, window.start(), window.end()));
    }

    @Override
    public BookableResource resource(UUID resourceId) {
        return resources
                .findById(resourceId)
                .map(CalendarReader::described)
                .orElseThrow(() -> new NotFoundException(
                        "resource-not-found", "This resource does not exist.", Map.of("resourceId", resourceId)));
    }

    @Override
    public List<BookableResource> resources() {
        return resources.findAllByOrderByKindAscNameAsc().stream()
                .map(CalendarReader::described)
                .toList();
    }

    private List<ScheduledSlot> described(List<Slot> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = found.stream().map(Slot::getId).toList();
        Map<UUID, Instant> changes = slots.lastChanges(ids).stream()
                .collect(Collectors.toMap(LastChange::getBookingId, LastChange::getChangedAt));
        Map<UUID, String> rooms = new HashMap<>();
        Map<UUID, String> operators = new HashMap<>();
        slots.partsOf(ids, Set.of(ResourceKind.ROOM, ResourceKind.OPERATOR))
                .forEach(part -> (part.getRole() == ResourceKind.ROOM ? rooms : operators)
                        .put(part.getBookingId(), part.getName()));
        return found.stream()
                .map(slot -> new ScheduledSlot(
                        new Appointment(
                                slot.getId(),
                                slot.getVersion(),
                                slot.getPatientId(),
                                new TimeRange(slot.getStartsAt(), slot.getEndsAt()),
                                slot.getStatus()),
                        rooms.getOrDefault(slot.getId(), ""),
                        operators.getOrDefault(slot.getId(), ""),
                        changes.getOrDefault(slot.getId(), slot.getCreatedAt())))
                .toList();
    }

    private static Appointment appointment(Booking booking) {
        return new Appointment(
                booking.getId(), booking.getVersion(), booking.getPatientId(), booking.when(), booking.getStatus());
    }

    private static BookableResource described(Resource resource) {
        return new BookableResource(
                resource.getId(), resource.getKind(), resource.getName(), resource.getUserId(), resource.isActive());
    }
}
