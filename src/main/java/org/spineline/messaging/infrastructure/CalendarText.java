package org.spineline.messaging.infrastructure;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableClazz;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.messaging.application.MessagingRequests.FeedContent;
import org.spineline.messaging.application.MessagingRequests.FeedEntry;
import org.springframework.stereotype.Component;

/** A feed as RFC 5545 text. The same content gives the same text, so that "unchanged" can be said. */
@Component
public class CalendarText {
    private static final Duration ASK_AGAIN = Duration.ofMinutes(15);

    private final ZoneId zone;
    private final @Nullable TimeZone described;

    CalendarText(FacilityZone facility) {
        TimeZoneRegistry zones = TimeZoneRegistryFactory.getInstance().createRegistry();
        this.zone = facility.zone();
        this.described = zones.getTimeZone(zone.getId());
    }

    public String of(FeedContent feed) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Spineline//Calendar feed//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", feed.name()));
        calendar.add(new XProperty("X-PUBLISHED-TTL", ASK_AGAIN.toString()));
        if (described != null) {
            calendar.add(described.getVTimeZone());
        }
        feed.entries().forEach(entry -> calendar.add(event(entry)));
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private VEvent event(FeedEntry entry) {
        VEvent event = new VEvent(false);
        event.add(new DtStamp(entry.changedAt().truncatedTo(ChronoUnit.SECONDS)));
        event.add(new LastModified(entry.changedAt().truncatedTo(ChronoUnit.SECONDS)));
        event.add(new Uid(entry.bookingId() + "@spineline"));
        event.add(new Sequence((int) entry.sequence()));
        event.add(new DtStart<>(at(entry.start())));
        event.add(new DtEnd<>(at(entry.end())));
        event.add(new Summary(summary(entry)));
        if (!entry.room().isEmpty()) {
            event.add(new Location(entry.room()));
        }
        event.add(entry.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        event.add(entry.cancelled() ? ImmutableTransp.TRANSPARENT : ImmutableTransp.OPAQUE);
        event.add(ImmutableClazz.PRIVATE);
        return event;
    }

    private static String summary(FeedEntry entry) {
        StringBuilder summary = new StringBuilder("Procedure");
        if (!entry.with().isEmpty()) {
            summary.append(", ").append(entry.with());
        }
        if (entry.initials() != null) {
            summary.append(", ").append(entry.initials());
        }
        return summary.toString();
    }

    /** Local time, except for the hour that comes twice: there a local time means the first one, and only UTC is exact. */
    private Temporal at(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        boolean twice = zone.getRules().getValidOffsets(local.toLocalDateTime()).size() > 1;
        return described == null || twice ? moment : local;
    }
}
