package org.spineline.nursing.application;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spineline.access.SystemUse;
import org.spineline.booking.BookingDirectory;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.nursing.AsaClass;
import org.spineline.nursing.SedationRecords;
import org.spineline.nursing.SedationSummary;
import org.spineline.nursing.application.SedationRequests.DrugTotalView;
import org.spineline.nursing.application.SedationRequests.SedationAlertView;
import org.spineline.nursing.application.SedationRequests.SedationResponse;
import org.spineline.nursing.application.SedationRequests.SedationVitalsView;
import org.spineline.nursing.domain.SedationRecordRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sedation record in the few lines a procedure note quotes. */
@Service
@SystemUse("Asked by the procedure note, which checks who reads it")
@Transactional(readOnly = true)
class SedationSummaries implements SedationRecords {
    private final SedationRecordRepository records;
    private final BookingDirectory bookings;
    private final SedationPicture picture;
    private final DateTimeFormatter time;

    SedationSummaries(
            SedationRecordRepository records, BookingDirectory bookings, SedationPicture picture, FacilityZone zone) {
        this.records = records;
        this.bookings = bookings;
        this.picture = picture;
        this.time = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(zone.zone());
    }

    @Override
    public Optional<SedationSummary> ofBooking(UUID bookingId) {
        return records.findByBookingId(bookingId)
                .map(record -> picture.of(record, bookings.require(bookingId)))
                .map(this::summary);
    }

    private SedationSummary summary(SedationResponse record) {
        return new SedationSummary(
                record.protocolCode(),
                record.protocolName(),
                asa(record),
                record.givenByName(),
                record.startedAt(),
                record.endedAt(),
                record.totals().stream().map(SedationSummaries::total).toList(),
                Stream.concat(marks(record), events(record))
                        .sorted(Comparator.comparing(Line::at))
                        .map(Line::text)
                        .toList());
    }

    private record Line(Instant at, String text) {}

    private Stream<Line> marks(SedationResponse record) {
        return record.vitals().stream()
                .filter(row -> !row.replaced() && !row.withdrawn())
                .flatMap(row -> row.alerts().stream().map(alert -> new Line(row.at(), mark(row, alert))));
    }

    private String mark(SedationVitalsView row, SedationAlertView alert) {
        String unit =
                switch (alert.sign()) {
                    case SPO2 -> " %";
                    case SYSTOLIC, DIASTOLIC, ETCO2 -> " mmHg";
                    case HEART_RATE, RESPIRATORY_RATE -> " /min";
                    case PAIN, DEPTH -> "";
                };
        return "%s %d%s at %s".formatted(alert.sign().shown(), alert.value(), unit, time.format(row.at()));
    }

    private Stream<Line> events(SedationResponse record) {
        return record.events().stream()
                .filter(row -> !row.replaced() && !row.withdrawn() && row.notable())
                .map(row -> new Line(
                        row.at(),
                        "%s at %s%s"
                                .formatted(
                                        row.eventName(),
                                        time.format(row.at()),
                                        row.text() == null ? "" : ": " + row.text())));
    }

    private static String total(DrugTotalView total) {
        return "%s %s %s"
                .formatted(
                        total.name().toLowerCase(Locale.ROOT),
                        total.amount().toPlainString(),
                        total.unit().symbol());
    }

    private static @Nullable String asa(SedationResponse record) {
        AsaClass asa = record.asa();
        return asa == null ? null : asa + (record.asaEmergency() ? " E" : "");
    }
}
