package org.spineline.day.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.BookingDirectory;
import org.spineline.booking.BookingSummary;
import org.spineline.day.Milestone;
import org.spineline.day.application.DayRequests.ArrivalCheckRequest;
import org.spineline.day.application.DayRequests.ArrivalCheckView;
import org.spineline.day.domain.ArrivalCheck;
import org.spineline.day.domain.ArrivalCheck.Readings;
import org.spineline.day.domain.ArrivalCheckRepository;
import org.spineline.day.domain.Case;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.PatientDirectory;
import org.spineline.workup.ArrivalAnswers;
import org.spineline.workup.BedsideRecords;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The pre-check: what is read back with the patient, beside what the patient said at the door. */
@Service
@Transactional
public class ArrivalCheckService {
    private final ArrivalCheckRepository checks;
    private final Steps steps;
    private final BedsideRecords bedside;
    private final BookingDirectory bookings;
    private final PatientDirectory patients;
    private final FacilityZone facility;
    private final CurrentActor actor;

    ArrivalCheckService(
            ArrivalCheckRepository checks,
            Steps steps,
            BedsideRecords bedside,
            BookingDirectory bookings,
            PatientDirectory patients,
            FacilityZone facility,
            CurrentActor actor) {
        this.checks = checks;
        this.steps = steps;
        this.bedside = bedside;
        this.bookings = bookings;
        this.patients = patients;
        this.facility = facility;
        this.actor = actor;
    }

    @Requires(Permission.NURSING_RECORD)
    @Transactional(readOnly = true)
    public ArrivalCheckView of(UUID bookingId) {
        return view(bookings.require(bookingId));
    }

    /** It may be unfinished; once nothing is open, the step is reached. */
    @Requires(Permission.NURSING_RECORD)
    public ArrivalCheckView record(UUID bookingId, ArrivalCheckRequest request) {
        Case of = steps.lock(bookingId);
        String first = Words.said(request.firstCounter());
        String second = Words.said(request.secondCounter());
        List<FieldError> errors = new ArrayList<>();
        boolean counted = !request.levels().isEmpty();
        if (counted && first == null) {
            errors.add(new FieldError("/firstCounter", "Say who counted."));
        }
        if (counted && second == null) {
            errors.add(new FieldError("/secondCounter", "Say who counted again."));
        }
        if (!counted && (first != null || second != null)) {
            errors.add(new FieldError("/levels", "Enter the level that was counted."));
        }
        if (first != null && second != null && TimeOutService.sameName(first, second)) {
            errors.add(new FieldError("/secondCounter", "Somebody else counts again. Name the second person."));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("pre-check-refused", "Nothing was saved.", errors);
        }
        checks.saveAndFlush(new ArrivalCheck(
                of,
                new Readings(
                        request.identityConfirmed(),
                        request.allergiesReadBack(),
                        request.consentSeen(),
                        request.pregnancy(),
                        Readings.stored(request.levels()),
                        first,
                        second,
                        Words.said(request.remark())),
                actor.displayName()));
        ArrivalCheckView view = view(bookings.require(bookingId));
        if (view.open().isEmpty() && !steps.of(bookingId).containsKey(Milestone.PRE_CHECK)) {
            steps.add(of, Milestone.PRE_CHECK, steps.now());
        }
        return view;
    }

    private ArrivalCheckView view(BookingSummary booking) {
        List<ArrivalCheck> all = checks.findAllByBookingIdOrderByCreatedAt(booking.id());
        Optional<ArrivalCheck> last = all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
        Readings read = last.map(ArrivalCheck::getReadings).orElse(Readings.NONE);
        ArrivalAnswers said = bedside.arrival(
                booking.episodeId(),
                facility.startOf(facility.dayOf(booking.when().start())));
        return new ArrivalCheckView(
                read.identityConfirmed(),
                read.allergiesReadBack(),
                read.consentSeen(),
                read.pregnancy(),
                read.levels(),
                read.firstCounter(),
                read.secondCounter(),
                read.remark(),
                said.painAtRest(),
                said.painOnMovement(),
                said.escort(),
                said.dosesAsInstructed(),
                said.lastFoodAt(),
                said.lastClearFluidAt(),
                List.copyOf(read.open(said, booking.levels())),
                booking.levels(),
                patients.require(booking.patientId()).allergies(),
                last.map(ArrivalCheck::getCreatedAt).orElse(null),
                last.map(ArrivalCheck::getCheckedByName).orElse(null));
    }
}
