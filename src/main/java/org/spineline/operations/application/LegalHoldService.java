package org.spineline.operations.application;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.operations.application.OperationsRequests.LegalHoldRequest;
import org.spineline.operations.application.OperationsRequests.LegalHoldResponse;
import org.spineline.operations.domain.HeldRecord;
import org.spineline.operations.domain.LegalHold;
import org.spineline.operations.domain.LegalHoldRepository;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps records out of whatever a period of retention would remove, for as long as a court or an authority asks for it. */
@Service
@Transactional
public class LegalHoldService {
    private static final int SHOWN = 200;

    private final LegalHoldRepository holds;
    private final JdbcClient jdbc;
    private final CurrentActor actor;
    private final Clock clock;

    LegalHoldService(LegalHoldRepository holds, JdbcClient jdbc, CurrentActor actor, Clock clock) {
        this.holds = holds;
        this.jdbc = jdbc;
        this.actor = actor;
        this.clock = clock;
    }

    /** Those in force first; two hundred at most. */
    @Requires(Permission.USER_MANAGE)
    @Transactional(readOnly = true)
    public List<LegalHoldResponse> all() {
        return holds.latest(Limit.of(SHOWN)).stream()
                .map(LegalHoldService::response)
                .toList();
    }

    /**
     * Whoever asks names the record by its number and learns nothing about it. Two who ask at once are told apart by the
     * database.
     *
     * @throws RuleViolationException if no record has this number
     * @throws ConflictException if it is held already
     */
    @Requires(Permission.USER_MANAGE)
    public LegalHoldResponse place(LegalHoldRequest request) {
        UUID patient = jdbc.sql("select coalesce(merged_into, id) from patient where mrn = :number")
                .param("number", request.recordNumber().strip())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new RuleViolationException(
                        "record-number-unknown",
                        "No record has this number. Check it with whoever asked for the hold.",
                        List.of(new FieldError("/recordNumber", "No record has this number."))));
        if (holds.existsByPatientIdAndLiftedAtIsNull(patient)) {
            throw new ConflictException(
                    "legal-hold-in-force",
                    "This record is held already. Lift that hold first if the reason has changed.",
                    Map.of());
        }
        LegalHold hold =
                holds.saveAndFlush(new LegalHold(patient, request.reason().strip(), actor.displayName()));
        return shown(hold.getId());
    }

    /**
     * @throws NotFoundException if there is no such hold
     * @throws ConflictException if it was lifted before
     */
    @Requires(Permission.USER_MANAGE)
    public LegalHoldResponse lift(UUID id, ExpectedVersion expected, String reason) {
        LegalHold hold = holds.findById(id)
                .orElseThrow(() -> new NotFoundException(
                        "legal-hold-not-found", "This legal hold does not exist.", Map.of("holdId", id)));
        hold.requireVersion(expected);
        hold.lifted(clock.instant(), actor.displayName(), reason.strip());
        holds.saveAndFlush(hold);
        return shown(id);
    }

    private LegalHoldResponse shown(UUID id) {
        return holds.shown(id).map(LegalHoldService::response).orElseThrow();
    }

    private static LegalHoldResponse response(HeldRecord held) {
        return new LegalHoldResponse(
                held.id(),
                held.version(),
                held.patientId(),
                held.reason(),
                held.byName(),
                held.since(),
                held.liftedAt(),
                held.liftedBy(),
                held.liftReason());
    }
}
