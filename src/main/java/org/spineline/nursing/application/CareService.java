package org.spineline.nursing.application;

import java.util.UUID;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.BookingDirectory;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.BookingSummary;
import org.spineline.nursing.application.SedationRequests.CareCase;
import org.spineline.nursing.domain.RecoveryRecordRepository;
import org.spineline.nursing.domain.SedationRecordRepository;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.PatientSummary;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who lies here, for what, and which records are open. */
@Service
@Transactional(readOnly = true)
public class CareService {
    private final BookingDirectory bookings;
    private final PatientDirectory patients;
    private final SedationRecordRepository sedations;
    private final RecoveryRecordRepository recoveries;
    private final SedationPicture picture;

    CareService(
            BookingDirectory bookings,
            PatientDirectory patients,
            SedationRecordRepository sedations,
            RecoveryRecordRepository recoveries,
            SedationPicture picture) {
        this.bookings = bookings;
        this.patients = patients;
        this.sedations = sedations;
        this.recoveries = recoveries;
        this.picture = picture;
    }

    @Requires(Permission.NOTE_READ)
    public CareCase of(UUID bookingId) {
        BookingSummary booking = bookings.require(bookingId);
        PatientSummary patient = patients.require(booking.patientId());
        return new CareCase(
                bookingId,
                booking.episodeId(),
                booking.patientId(),
                patient.mrn(),
                patient.familyName(),
                patient.givenName(),
                patient.birthDate(),
                picture.age(patient, booking),
                patient.weightKg(),
                patient.allergies(),
                patient.language(),
                booking.technique(),
                booking.levels(),
                booking.roomName(),
                booking.operatorName(),
                booking.when().start(),
                booking.sedationProtocolCode(),
                sedations.existsByBookingId(bookingId),
                recoveries.existsByBookingId(bookingId),
                booking.status() == BookingStatus.COMPLETED);
    }
}
