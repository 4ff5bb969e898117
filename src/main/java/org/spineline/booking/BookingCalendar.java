package org.spineline.booking;

import java.util.List;
import java.util.UUID;
import org.spineline.kernel.time.TimeRange;

/** The calendar as other modules read it; nothing here is clinical. */
public interface BookingCalendar {
    /** @throws org.spineline.kernel.problem.NotFoundException if there is none */
    Appointment appointment(UUID bookingId);

    /** Whatever touches the window, cancelled ones too and holds never, by start; a fixed number of queries. */
    List<ScheduledSlot> slotsOf(UUID resourceId, TimeRange window);

    /** @throws org.spineline.kernel.problem.NotFoundException if there is none */
    BookableResource resource(UUID resourceId);

    /** All of the site, by kind and name. */
    List<BookableResource> resources();
}
