package org.spineline.patient.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SignedInUser;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Page;
import org.spineline.patient.EmergencyAccessOpened;
import org.spineline.patient.application.RestrictionRequests.BreakGlassRequest;
import org.spineline.patient.application.RestrictionRequests.EmergencyGrantResponse;
import org.spineline.patient.application.RestrictionRequests.EmergencyReviewRequest;
import org.spineline.patient.domain.EmergencyGrant;
import org.spineline.patient.domain.EmergencyGrantRepository;
import org.spineline.patient.domain.PatientRepository;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a restricted record in an emergency, for one person and an hour, and has somebody else judge it afterwards. */
@Service
@Transactional
public class BreakGlassService {
    private final EmergencyGrantRepository grants;
    private final PatientRepository patients;
    private final ClosedRecords closed;
    private final RowMover rows;
    private final ApplicationEventPublisher events;
    private final CurrentActor actor;
    private final Clock clock;

    BreakGlassService(
            EmergencyGrantRepository grants,
            PatientRepository patients,
            ClosedRecords closed,
            RowMover rows,
            ApplicationEventPublisher events,
            CurrentActor actor,
            Clock clock) {
        this.grants = grants;
        this.patients = patients;
        this.closed = closed;
        this.rows = rows;
        this.events = events;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Asked twice, the first access counts.
     *
     * @throws ConflictException if the record is open to this person anyway
     */
    @Requires(Permission.BREAK_GLASS)
    public EmergencyGrantResponse open(BreakGlassRequest request) {
        UUID patientId = request.patientId();
        rows.lock(patientId, patientId);
        Instant now = clock.instant();
        Optional<EmergencyGrant> active = grants.activeOf(actor.userId(), now).stream()
                .filter(grant -> grant.getPatientId().equals(patientId))
                .findFirst();
        if (active.isPresent()) {
            return response(active.get(), now);
        }
        if (patients.findById(patientId).isEmpty()) {
            throw new NotFoundException(
                    "patient-not-found", "This patient does not exist.", Map.of("patientId", patientId));
        }
        if (closed.closed(Set.of(patientId)).isEmpty()) {
            throw new ConflictException(
                    "record-open", "This record is open to you already.", Map.of("patientId", patientId));
        }
        EmergencyGrant opened = grants.saveAndFlush(new EmergencyGrant(
                patientId, actor.userId(), actor.displayName(), role(), request.reasonCode(), request.text(), now));
        events.publishEvent(new EmergencyAccessOpened(opened.getId(), patientId));
        return response(opened, now);
    }

    /** What this person holds open now. */
    @Requires(Permission.BREAK_GLASS)
    @Transactional(readOnly = true)
    public List<EmergencyGrantResponse> mine() {
        Instant now = clock.instant();
        return grants.activeOf(actor.userId(), now).stream()
                .map(grant -> response(grant, now))
                .toList();
    }

    /** Before the hour is over. */
    @Requires(Permission.BREAK_GLASS)
    public EmergencyGrantResponse end(UUID grantId) {
        EmergencyGrant grant = grants.findById(grantId)
                .filter(each -> each.getUserId().equals(actor.userId()))
                .orElseThrow(() -> missing(grantId));
        Instant now = clock.instant();
        grant.ended(now);
        return response(grants.saveAndFlush(grant), now);
    }

    /** Those not judged yet first. */
    @Requires(Permission.BREAK_GLASS_REVIEW)
    @Transactional(readOnly = true)
    public Page<EmergencyGrantResponse> queue(int page, int size) {
        Instant now = clock.instant();
        return Page.of(grants.queue(PageRequest.of(page, size)), grant -> response(grant, now));
    }

    /** @throws ConflictException if it is the reviewer's own, or was reviewed before */
    @Requires(Permission.BREAK_GLASS_REVIEW)
    public EmergencyGrantResponse review(UUID grantId, ExpectedVersion expected, EmergencyReviewRequest request) {
        EmergencyGrant grant = grants.findById(grantId).orElseThrow(() -> missing(grantId));
        grant.requireVersion(expected);
        Instant now = clock.instant();
        grant.reviewed(now, actor.userId(), actor.displayName(), request.verdict(), request.note());
        return response(grants.saveAndFlush(grant), now);
    }

    private static NotFoundException missing(UUID grantId) {
        return new NotFoundException(
                "emergency-access-not-found", "This emergency access does not exist.", Map.of("grantId", grantId));
    }

    private static String role() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(authentication -> authentication.getPrincipal() instanceof SignedInUser user
                        ? user.role().name()
                        : null)
                .orElse("");
    }

    private EmergencyGrantResponse response(EmergencyGrant grant, Instant now) {
        return new EmergencyGrantResponse(
                grant.getId(),
                grant.getVersion(),
                grant.getPatientId(),
                grant.getUserName(),
                grant.getUserRole(),
                grant.getReasonCode(),
                grant.getReasonText(),
                grant.getGrantedAt(),
                grant.getExpiresAt(),
                grant.getEndedAt(),
                grant.isActiveAt(now),
                grant.getUserId().equals(actor.userId()),
                grant.getVerdict(),
                grant.getReviewNote(),
                grant.getReviewedAt(),
                grant.getReviewedByName());
    }
}
