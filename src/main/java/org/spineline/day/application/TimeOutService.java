package org.spineline.day.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.booking.BookingDirectory;
import org.spineline.booking.BookingSummary;
import org.spineline.day.Agreement;
import org.spineline.day.ComparedWith;
import org.spineline.day.Milestone;
import org.spineline.day.application.DayRequests.TimeOutRequest;
import org.spineline.day.application.DayRequests.TimeOutSheet;
import org.spineline.day.domain.Case;
import org.spineline.day.domain.TimeOut;
import org.spineline.day.domain.TimeOut.Confirmation;
import org.spineline.day.domain.TimeOutComparison;
import org.spineline.day.domain.TimeOutComparison.Line;
import org.spineline.day.domain.TimeOutRepository;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeFacts;
import org.spineline.episode.PayerDecisions;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.PatientDirectory;
import org.spineline.workup.BedsideRecords;
import org.spineline.workup.EpisodeImaging;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The pause before access: every record side by side, two people, one answer. */
@Service
@Transactional
public class TimeOutService {
    private final TimeOutRepository timeOuts;
    private final Steps steps;
    private final GatesOfDay gates;
    private final BookingDirectory bookings;
    private final EpisodeDirectory episodes;
    private final EpisodeImaging imaging;
    private final BedsideRecords bedside;
    private final PayerDecisions payers;
    private final PatientDirectory patients;
    private final FacilityZone facility;
    private final CurrentActor actor;
    private final DayMapper mapper;

    TimeOutService(
            TimeOutRepository timeOuts,
            Steps steps,
            GatesOfDay gates,
            BookingDirectory bookings,
            EpisodeDirectory episodes,
            EpisodeImaging imaging,
            BedsideRecords bedside,
            PayerDecisions payers,
            PatientDirectory patients,
            FacilityZone facility,
            CurrentActor actor,
            DayMapper mapper) {
        this.timeOuts = timeOuts;
        this.steps = steps;
        this.gates = gates;
        this.bookings = bookings;
        this.episodes = episodes;
        this.imaging = imaging;
        this.bedside = bedside;
        this.payers = payers;
        this.patients = patients;
        this.facility = facility;
        this.actor = actor;
        this.mapper = mapper;
    }

    @Requires(Permission.NURSING_RECORD)
    @Transactional(readOnly = true)
    public TimeOutSheet sheet(UUID bookingId) {
        return sheet(bookings.require(bookingId));
    }

    /**
     * @throws ConflictException if it is confirmed already, or naming the gates that stop it
     * @throws RuleViolationException at every field that is missing, a difference without its justification among them
     */
    @Requires(Permission.NURSING_RECORD)
    public TimeOutSheet confirm(UUID bookingId, TimeOutRequest request) {
        Case of = steps.lock(bookingId);
        timeOuts.findByBookingId(bookingId).ifPresent(before -> {
            throw new ConflictException(
                    "time-out-confirmed-already",
                    "%s and %s have confirmed this time-out. It stays as they did."
                            .formatted(before.getFirstName(), before.getSecondName()),
                    Map.of("bookingId", bookingId, "at", before.getConfirmedAt()));
        });
        BookingSummary booking = bookings.require(bookingId);
        List<Line> different = compare(booking, new TimeOutComparison(request.technique(), request.levels())).stream()
                .filter(line -> line.agreement() == Agreement.DIFFERS)
                .toList();
        refuseUnfinished(request, different);
        gates.letPass(of, booking.when().start(), Milestone.TIME_OUT);
        Instant at = steps.now();
        timeOuts.saveAndFlush(new TimeOut(
                of,
                new Confirmation(
                        request.firstName().strip(),
                        request.secondName().strip(),
                        request.technique(),
                        request.levels(),
                        request.numberingMethod().strip(),
                        joined(different.stream().map(Line::says).toList()),
                        joined(different.stream()
                                .map(line -> "%s: %s".formatted(name(line.with()), request.justification(line.with())))
                                .toList())),
                at,
                actor.displayName()));
        if (!steps.of(bookingId).containsKey(Milestone.TIME_OUT)) {
            steps.add(of, Milestone.TIME_OUT, at);
        }
        return sheet(booking);
    }

    private static void refuseUnfinished(TimeOutRequest request, List<Line> different) {
        List<FieldError> errors = new ArrayList<>();
        if (!request.patientConfirmed()) {
            errors.add(new FieldError("/patientConfirmed", "Read name and birth date from the wristband."));
        }
        if (sameName(request.firstName(), request.secondName())) {
            errors.add(new FieldError("/secondName", "Two different people confirm. Name the second one."));
        }
        for (Line line : different) {
            if (request.justification(line.with()) == null) {
                errors.add(new FieldError(
                        "/%sJustification".formatted(line.with().name().toLowerCase(Locale.ROOT)),
                        "%s Resolve it, or say why you go on.".formatted(line.says())));
            }
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("time-out-refused", "The time-out is not confirmed.", errors);
        }
    }

    static boolean sameName(String one, String other) {
        return one.strip()
                .replaceAll("\\s+", " ")
                .equalsIgnoreCase(other.strip().replaceAll("\\s+", " "));
    }

    private List<Line> compare(BookingSummary booking, TimeOutComparison about) {
        EpisodeFacts facts = episodes.facts(booking.episodeId());
        return List.of(
                about.booking(booking.technique(), booking.levels()),
                about.plan(facts.technique(), facts.plannedLevels()),
                about.imaging(imaging.imagingOf(booking.episodeId())),
                about.consent(bedside.consent(booking.episodeId())),
                about.authorization(
                        payers.decisionsOn(List.of(booking.episodeId())).getOrDefault(booking.episodeId(), List.of()),
                        facility.dayOf(booking.when().start())));
    }

    private TimeOutSheet sheet(BookingSummary booking) {
        TimeOut confirmed = timeOuts.findByBookingId(booking.id()).orElse(null);
        TimeOutComparison about = confirmed == null
                ? new TimeOutComparison(booking.technique(), booking.levels())
                : new TimeOutComparison(confirmed.getTechnique(), confirmed.getLevels());
        return new TimeOutSheet(
                mapper.toPatient(patients.require(booking.patientId())),
                about.technique(),
                about.levels(),
                compare(booking, about).stream().map(mapper::toView).toList(),
                GatesOfDay.open(gates.of(booking.episodeId(), booking.when().start())),
                confirmed == null ? null : mapper.toView(confirmed));
    }

    private static String name(ComparedWith with) {
        String words = Words.of(with);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static @Nullable String joined(List<String> lines) {
        return lines.isEmpty() ? null : lines.stream().collect(Collectors.joining("\n"));
    }
}
