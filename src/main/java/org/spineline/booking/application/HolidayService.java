package org.spineline.booking.application;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.spineline.access.OpenToSignedIn;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.application.AbsenceRequests.HolidayReport;
import org.spineline.booking.application.AbsenceRequests.HolidayView;
import org.spineline.booking.domain.Holiday;
import org.spineline.booking.domain.HolidayRepository;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.InvalidRequestException;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.web.ExpectedVersion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Days on which the whole facility is closed. */
@Service
@Transactional
public class HolidayService {
    private static final int LONGEST_DAYS = 5 * 366;
    private static final int YEARS_AHEAD = 3;

    private final HolidayRepository holidays;
    private final HolidayFile files;
    private final FacilityZone facility;
    private final BookingMapper mapper;

    HolidayService(HolidayRepository holidays, HolidayFile files, FacilityZone facility, BookingMapper mapper) {
        this.holidays = holidays;
        this.files = files;
        this.facility = facility;
        this.mapper = mapper;
    }

    /** Both days included, at most five years apart. */
    @OpenToSignedIn
    @Transactional(readOnly = true)
    public List<HolidayView> between(LocalDate from, LocalDate to) {
        LocalDate today = facility.today();
        if (Math.abs(ChronoUnit.DAYS.between(today, from)) > 2 * LONGEST_DAYS) {
            throw new InvalidRequestException(
                    "These days cannot be shown.",
                    List.of(new FieldError("#from", "Ask for days within ten years from today.")));
        }
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > LONGEST_DAYS) {
            throw new InvalidRequestException(
                    "These days cannot be shown.",
                    List.of(new FieldError("#to", "Ask for at most five years, the last day not before the first.")));
        }
        return holidays.findAllByDayBetween(from, to).stream()
                .map(mapper::toView)
                .toList();
    }

    /**
     * Adds the days from today on, for three years; repeating ones are written out. Days known already are left as they
     * are, so that the same file, or next year's, can be given again.
     */
    @Requires(Permission.RESOURCE_MANAGE)
    public HolidayReport upload(byte[] file) {
        LocalDate first = facility.today();
        LocalDate last = first.plusYears(YEARS_AHEAD);
        HolidayFile.Content content = files.read(file, first, last);
        Set<LocalDate> known = holidays.findAllByDayBetween(first, last).stream()
                .map(Holiday::getDay)
                .collect(Collectors.toSet());
        Map<LocalDate, Holiday> fresh = new LinkedHashMap<>();
        content.days().stream()
                .filter(day -> !known.contains(day.date()))
                .forEach(day -> fresh.putIfAbsent(day.date(), new Holiday(day.date(), day.name())));
        holidays.saveAllAndFlush(fresh.values());
        return new HolidayReport(
                fresh.size(), content.days().size() - fresh.size(), content.outside(), content.refused());
    }

    @Requires(Permission.RESOURCE_MANAGE)
    public void remove(LocalDate day, ExpectedVersion expected) {
        Holiday holiday = holidays.findByDay(day)
                .orElseThrow(() ->
                        new NotFoundException("holiday-not-found", "This day is no holiday.", Map.of("date", day)));
        holiday.requireVersion(expected);
        holidays.delete(holiday);
    }
}
