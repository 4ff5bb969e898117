package org.spineline.booking.infrastructure.plan;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.domain.plan.PlanCase;
import org.spineline.booking.domain.plan.PlanCheck;
import org.spineline.booking.domain.plan.PlanCosts;
import org.spineline.booking.domain.plan.PlanPlace;
import org.spineline.booking.domain.plan.PlanPlacement;
import org.spineline.booking.domain.plan.PlanProblem;
import org.spineline.booking.domain.plan.PlanRule;
import org.spineline.booking.domain.plan.PlanTeam;
import org.spineline.booking.domain.plan.PlanningRules;
import org.spineline.booking.infrastructure.plan.FittingMove.Step;

/** A case while the solver moves it about. */
@PlanningEntity
public class PlannedCase {
    @PlanningId
    private UUID id;

    private PlanCase what;
    private PlanProblem problem;

    @PlanningPin
    private boolean pinned;

    @ValueRangeProvider(id = "places")
    private List<PlanPlace> places;

    @ValueRangeProvider(id = "teams")
    private List<PlanTeam> teams;

    @PlanningVariable(valueRangeProviderRefs = "places", allowsUnassigned = true)
    private @Nullable PlanPlace place;

    @PlanningVariable(valueRangeProviderRefs = "teams")
    private PlanTeam team;

    /** For the solver, which fills the fields of its copies. */
    @SuppressWarnings("NullAway.Init")
    protected PlannedCase() {}

    PlannedCase(PlanProblem problem, PlanCase what, PlanPlacement start, List<PlanPlace> places) {
        this.id = what.id();
        this.what = what;
        this.problem = problem;
        this.pinned = what.pinned();
        this.places = places;
        this.teams = what.teams();
        this.place = start.place();
        this.team = start.team();
    }

    PlanPlacement placement() {
        return new PlanPlacement(id, place, team);
    }

    void goesTo(@Nullable PlanPlace to, PlanTeam by) {
        place = to;
        team = by;
    }

    boolean isAt(@Nullable PlanPlace somewhere, PlanTeam by) {
        return Objects.equals(place, somewhere) && team.equals(by);
    }

    Step stays() {
        return new Step(this, place, team);
    }

    boolean isRefused(PlanPlace somewhere, PlanTeam by) {
        return problem.refusal(what, somewhere, by) != null;
    }

    /** As in {@link PlanCheck#together}, without making objects of what is asked a million times. */
    boolean collides(PlanPlace here, PlanTeam by, PlannedCase other, PlanPlace there, PlanTeam otherTeam) {
        int turnover = problem.turnoverCells();
        boolean near = here.start() < there.start() + other.what.cells() + turnover
                && there.start() < here.start() + what.cells() + turnover;
        return near
                && PlanCheck.together(
                                problem,
                                what,
                                new PlanPlacement(id, here, by),
                                other.what,
                                new PlanPlacement(other.id, there, otherTeam))
                        != null;
    }

    boolean isPinned() {
        return pinned;
    }

    PlanCase what() {
        return what;
    }

    @Nullable
    PlanPlace place() {
        return place;
    }

    PlanTeam team() {
        return team;
    }

    List<PlanPlace> places() {
        return places;
    }

    List<PlanTeam> teams() {
        return teams;
    }

    int getDay() {
        return there().day();
    }

    boolean isPlaced() {
        return place != null;
    }

    UUID getPatientId() {
        return what.patientId();
    }

    UUID getOperatorId() {
        return team.operatorId();
    }

    UUID getRoomId() {
        return there().roomId();
    }

    RoomDay getRoomDay() {
        return new RoomDay(there().roomId(), there().day());
    }

    int getStart() {
        return there().start();
    }

    int getEnd() {
        return there().start() + what.cells();
    }

    int getEndWithTurnover() {
        return getEnd() + problem.turnoverCells();
    }

    boolean sharesWith(PlannedCase other) {
        return team.others().stream().anyMatch(other.team.others()::contains);
    }

    boolean staysWithin(PlannedCase other) {
        return what.isAtCurrent(place) && other.what.isAtCurrent(other.place);
    }

    boolean isDropped() {
        return place == null && what.current() != null;
    }

    boolean isRescheduled() {
        return PlanCosts.isRescheduled(what, place);
    }

    @Nullable
    PlanRule refusal() {
        return problem.refusal(what, there(), team);
    }

    long overtimeCost() {
        return (long) problem.overtimeMinutes(what, there(), team) * weights().overtimePerMinute();
    }

    long waitingCost() {
        return PlanCosts.waitingCost(problem, what, place);
    }

    long rescheduledCost() {
        return weights().perRescheduledPatient();
    }

    InPlan inRoom() {
        return new InPlan(problem, new PlanCosts.InRoom(getStart(), getEnd(), team.operatorId()));
    }

    private PlanningRules.Weights weights() {
        return problem.rules().weights();
    }

    private PlanPlace there() {
        if (place == null) {
            throw new IllegalStateException("Asked for the place of a case without one");
        }
        return place;
    }

    record RoomDay(UUID roomId, int day) {}

    /** A copy that stays as it is while the case moves on. */
    record InPlan(PlanProblem problem, PlanCosts.InRoom inRoom) {}
}
