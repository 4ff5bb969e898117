package org.spineline.procedure.application;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.spineline.adverse.AdverseEventSummary;
import org.spineline.adverse.AdverseEvents;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.nursing.SedationRecords;
import org.spineline.nursing.SedationSummary;
import org.spineline.procedure.application.NoteRequests.LinkedSection;
import org.springframework.stereotype.Component;

/**
 * What other records say of the same case. They are kept and changed there, so they stand beside the note and are not part
 * of what is signed.
 */
@Component
class LinkedRecords {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final SedationRecords sedation;
    private final AdverseEvents events;
    private final FacilityZone facility;

    LinkedRecords(SedationRecords sedation, AdverseEvents events, FacilityZone facility) {
        this.sedation = sedation;
        this.events = events;
        this.facility = facility;
    }

    List<LinkedSection> of(UUID bookingId) {
        List<LinkedSection> sections = new ArrayList<>();
        sedation.ofBooking(bookingId)
                .ifPresent(record -> sections.add(new LinkedSection("Sedation record", sedation(record))));
        List<AdverseEventSummary> told = events.ofBooking(bookingId);
        if (!told.isEmpty()) {
            sections.add(new LinkedSection(
                    "Adverse events",
                    told.stream()
                            .map(event -> "%s: %s, %s. Action: %s."
                                    .formatted(
                                            format(MOMENT, event.occurredAt()),
                                            event.what(),
                                            event.grade(),
                                            event.action()))
                            .collect(Collectors.joining(" "))));
        }
        return sections;
    }

    private String sedation(SedationSummary record) {
        List<String> text = new ArrayList<>();
        text.add(record.protocolName());
        Optional.ofNullable(record.asa()).ifPresent(asa -> text.add("ASA " + asa));
        Optional.ofNullable(record.givenBy()).ifPresent(by -> text.add("by " + by));
        if (record.startedAt() != null) {
            text.add("from " + format(TIME, record.startedAt()));
        }
        if (record.endedAt() != null) {
            text.add("until " + format(TIME, record.endedAt()));
        }
        String totals =
                record.totals().isEmpty() ? "" : " Given in all: %s.".formatted(String.join(", ", record.totals()));
        String told = record.events().isEmpty() ? "" : " %s.".formatted(String.join("; ", record.events()));
        return String.join(", ", text) + "." + totals + told;
    }

    private String format(DateTimeFormatter format, Instant at) {
        return format.format(at.atZone(facility.zone()));
    }
}
