package org.spineline.patient.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.patient.PatientDirectory;
import org.spineline.patient.application.RestrictionRequests.CareTeamLine;
import org.spineline.patient.application.RestrictionRequests.CareTeamRequest;
import org.spineline.patient.application.RestrictionRequests.ColleagueResponse;
import org.spineline.patient.application.RestrictionRequests.RestrictRequest;
import org.spineline.patient.application.RestrictionRequests.RestrictionResponse;
import org.spineline.patient.domain.CareTeamMember;
import org.spineline.patient.domain.CareTeamRepository;
import org.spineline.patient.domain.PatientRestriction;
import org.spineline.patient.domain.RestrictionRepository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes a record to everybody but its care team, and opens it again. */
@Service
@Transactional
public class RestrictionService {
    private static final String PEOPLE = "select id, display_name, user_role from app_user where enabled = true"
            + " and user_role in ('SCHEDULER', 'RADIOLOGIST', 'LEAD', 'NURSE') order by display_name, id";

    private final RestrictionRepository restrictions;
    private final CareTeamRepository teams;
    private final PatientDirectory patients;
    private final ClosedRecords closed;
    private final JdbcClient jdbc;
    private final CurrentActor actor;
    private final Clock clock;

    RestrictionService(
            RestrictionRepository restrictions,
            CareTeamRepository teams,
            PatientDirectory patients,
            ClosedRecords closed,
            JdbcClient jdbc,
            CurrentActor actor,
            Clock clock) {
        this.restrictions = restrictions;
        this.teams = teams;
        this.patients = patients;
        this.closed = closed;
        this.jdbc = jdbc;
        this.actor = actor;
        this.clock = clock;
    }

    @Requires(Permission.PATIENT_READ)
    @Transactional(readOnly = true)
    public RestrictionResponse get(UUID patientId) {
        patients.require(patientId);
        return response(
                patientId,
                restrictions.findByPatientIdAndLiftedAtIsNull(patientId).orElse(null));
    }

    /**
     * @throws ConflictException if it is restricted already
     * @throws RuleViolationException if somebody of the team has no account that reads patients
     */
    @Requires(Permission.BREAK_GLASS_REVIEW)
    public RestrictionResponse restrict(UUID patientId, RestrictRequest request) {
        patients.requireCurrent(patientId);
        if (restrictions.findByPatientIdAndLiftedAtIsNull(patientId).isPresent()) {
            throw new ConflictException(
                    "already-restricted", "This record is restricted already.", Map.of("patientId", patientId));
        }
        refuseStrangers(request.team());
        PatientRestriction restriction = restrictions.saveAndFlush(
                new PatientRestriction(patientId, request.reasonCode(), request.reason(), actor.displayName()));
        if (request.team().stream().noneMatch(each -> each.userId().equals(actor.userId()))) {
            teams.saveAndFlush(new CareTeamMember(patientId, actor.userId(), null));
        }
        request.team().forEach(each -> teams.saveAndFlush(new CareTeamMember(patientId, each.userId(), each.endsAt())));
        closed.forget();
        return response(patientId, restriction);
    }

    /** Everybody sees the record again; the team ends with the restriction. */
    @Requires(Permission.BREAK_GLASS_REVIEW)
    public RestrictionResponse lift(UUID patientId, ExpectedVersion expected, String reason) {
        PatientRestriction restriction = inForce(patientId);
        restriction.requireVersion(expected);
        Instant now = clock.instant();
        restriction.lifted(now, actor.displayName(), reason);
        restrictions.saveAndFlush(restriction);
        teams.findAllByPatientIdOrderByCreatedAtAscIdAsc(patientId).forEach(member -> {
            member.leaves(now);
            teams.saveAndFlush(member);
        });
        closed.forget();
        return response(patientId, null);
    }

    @Requires(Permission.BREAK_GLASS_REVIEW)
    public RestrictionResponse join(UUID patientId, CareTeamRequest request) {
        PatientRestriction restriction = inForce(patientId);
        refuseStrangers(List.of(request));
        teams.saveAndFlush(new CareTeamMember(patientId, request.userId(), request.endsAt()));
        return response(patientId, restriction);
    }

    @Requires(Permission.BREAK_GLASS_REVIEW)
    public RestrictionResponse leave(UUID patientId, UUID memberId) {
        PatientRestriction restriction = inForce(patientId);
        CareTeamMember member = teams.findByIdAndPatientId(memberId, patientId)
                .orElseThrow(() -> new NotFoundException(
                        "member-not-found", "Nobody of this care team has this id.", Map.of("memberId", memberId)));
        Instant now = clock.instant();
        if (team(patientId, now).stream().filter(CareTeamLine::current).count() == 1 && member.isMemberAt(now)) {
            throw new ConflictException(
                    "last-member",
                    "Nobody could open this record any more. Lift the restriction, or add somebody first.",
                    Map.of("memberId", memberId));
        }
        member.leaves(now);
        teams.saveAndFlush(member);
        return response(patientId, restriction);
    }

    /** Who can belong to a care team. */
    @Requires(Permission.BREAK_GLASS_REVIEW)
    @Transactional(readOnly = true)
    public List<ColleagueResponse> colleagues() {
        return jdbc.sql(PEOPLE)
                .query((row, number) -> new ColleagueResponse(
                        row.getObject("id", UUID.class), row.getString("display_name"), row.getString("user_role")))
                .list();
    }

    private PatientRestriction inForce(UUID patientId) {
        patients.require(patientId);
        return restrictions
                .findByPatientIdAndLiftedAtIsNull(patientId)
                .orElseThrow(() -> new ConflictException(
                        "not-restricted", "This record is not restricted.", Map.of("patientId", patientId)));
    }

    private void refuseStrangers(List<CareTeamRequest> team) {
        Set<UUID> people = colleagues().stream().map(ColleagueResponse::id).collect(Collectors.toSet());
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < team.size(); i++) {
            if (!people.contains(team.get(i).userId())) {
                errors.add(new FieldError(
                        "/team/" + i + "/userId", "Choose somebody who has an account here and works with patients."));
            }
            Instant ends = team.get(i).endsAt();
            if (ends != null && !ends.isAfter(clock.instant())) {
                errors.add(new FieldError("/team/" + i + "/endsAt", "The end lies in the past."));
            }
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException(
                    "care-team-refused", "The care team cannot be right as it stands. Nothing was saved.", errors);
        }
    }

    private RestrictionResponse response(UUID patientId, @Nullable PatientRestriction restriction) {
        List<CareTeamLine> team = restriction == null ? List.of() : team(patientId, clock.instant());
        return restriction == null
                ? new RestrictionResponse(patientId, false, null, null, null, null, null, team)
                : new RestrictionResponse(
                        patientId,
                        true,
                        restriction.getVersion(),
                        restriction.getReasonCode(),
                        restriction.getReason(),
                        restriction.getByName(),
                        restriction.getCreatedAt(),
                        team);
    }

    private List<CareTeamLine> team(UUID patientId, Instant now) {
        Map<UUID, String> names =
                colleagues().stream().collect(Collectors.toMap(ColleagueResponse::id, ColleagueResponse::name));
        return teams.findAllByPatientIdOrderByCreatedAtAscIdAsc(patientId).stream()
                .map(member -> new CareTeamLine(
                        member.getId(),
                        member.getUserId(),
                        names.get(member.getUserId()),
                        member.getEndsAt(),
                        member.isMemberAt(now)))
                .toList();
    }
}
