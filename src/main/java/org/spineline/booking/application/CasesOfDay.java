package org.spineline.booking.application;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spineline.access.SystemUse;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.DayCase;
import org.spineline.booking.DayCases;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.SlotRequests.DurationBasis;
import org.spineline.booking.domain.Allocation;
import org.spineline.booking.domain.Booking;
import org.spineline.booking.domain.BookingRepository;
import org.spineline.booking.domain.DurationRules;
import org.spineline.booking.domain.Resource;
import org.spineline.booking.domain.ResourceRepository;
import org.spineline.kernel.time.TimeRange;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands out the bookings of a day with the time they usually take. */
@Service
@SystemUse("Other modules ask within their own permitted use case")
@Transactional(readOnly = true)
class CasesOfDay implements DayCases {
    private static final Set<BookingStatus> SHOWN = Arrays.stream(BookingStatus.values())
            .filter(status -> status.occupies() && status != BookingStatus.HELD)
            .collect(Collectors.toSet());

    private final BookingRepository bookings;
    private final ResourceRepository resources;
    private final Durations durations;
    private final DurationRules rules;

    CasesOfDay(BookingRepository bookings, ResourceRepository resources, Durations durations, DurationRules rules) {
        this.bookings = bookings;
        this.resources = resources;
        this.durations = durations;
        this.rules = rules;
    }

    @Override
    public List<DayCase> casesIn(TimeRange day) {
        Map<UUID, Resource> byId = resources.findAllByOrderByKindAscNameAsc().stream()
                .collect(Collectors.toMap(Resource::getId, Function.identity()));
        return bookings.findAllIn(day.start(), day.end(), SHOWN).stream()
                .filter(booking -> day.contains(booking.getStartsAt()))
                .map(booking -> dayCase(booking, byId))
                .toList();
    }

    @Override
    public int turnoverMinutes() {
        return rules.turnoverMinutes();
    }

    private DayCase dayCase(Booking booking, Map<UUID, Resource> byId) {
        UUID room = booking.resource(ResourceKind.ROOM).orElseThrow();
        UUID operator = booking.resource(ResourceKind.OPERATOR).orElseThrow();
        return new DayCase(
                booking.getId(),
                booking.getPatientId(),
                booking.getEpisodeId(),
                booking.when(),
                room,
                byId.get(room).getName(),
                byId.get(operator).getName(),
                booking.getAllocations().stream()
                        .map(Allocation::resourceId)
                        .filter(id -> !id.equals(room) && !id.equals(operator))
                        .map(id -> byId.get(id).getName())
                        .sorted()
                        .toList(),
                booking.getStatus(),
                booking.getTechnique(),
                booking.getLevels(),
                booking.getSedationProtocolCode(),
                expected(booking, operator));
    }

    private DayCase.Expected expected(Booking booking, UUID operator) {
        Durations.Planned planned = durations.planned(
                booking.getTechnique(), booking.getLevels().size(), booking.getSedationProtocolCode(), operator);
        DurationBasis basis = planned.basis();
        Integer median = basis.medianMinutes();
        return new DayCase.Expected(
                median == null ? planned.minutes() : median, basis.p90Minutes(), basis.cases(), basis.source());
    }
}
