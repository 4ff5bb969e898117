package org.spineline.followup.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.spineline.access.Colleagues;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.followup.application.FollowUpRequests.ColleagueView;
import org.spineline.followup.application.FollowUpRequests.DutyRequest;
import org.spineline.followup.application.FollowUpRequests.Roster;
import org.spineline.followup.domain.OnCallDuty;
import org.spineline.followup.domain.OnCallDutyRepository;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.time.TimeRange;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who answers escalations when. Where nobody is entered, all radiologists are asked. */
@Service
@Transactional
public class OnCallService {
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration SHOWN = Duration.ofDays(60);

    private final OnCallDutyRepository duties;
    private final Colleagues colleagues;
    private final FollowUpMapper mapper;
    private final CurrentActor actor;
    private final Clock clock;

    OnCallService(
            OnCallDutyRepository duties,
            Colleagues colleagues,
            FollowUpMapper mapper,
            CurrentActor actor,
            Clock clock) {
        this.duties = duties;
        this.colleagues = colleagues;
        this.mapper = mapper;
        this.actor = actor;
        this.clock = clock;
    }

    /** From now on, by start. */
    @Requires(Permission.FOLLOWUP_READ)
    @Transactional(readOnly = true)
    public Roster roster() {
        Instant now = clock.instant();
        return new Roster(
                duties.between(now, now.plus(SHOWN)).stream()
                        .map(mapper::toView)
                        .toList(),
                colleagues.who(Permission.ESCALATION_ANSWER).stream()
                        .map(colleague -> new ColleagueView(colleague.id(), colleague.name()))
                        .toList());
    }

    @Requires(Permission.ESCALATION_ANSWER)
    public Roster enter(DutyRequest request) {
        List<FieldError> errors = new ArrayList<>();
        if (!request.from().isBefore(request.until())
                || Duration.between(request.from(), request.until()).compareTo(LONGEST) > 0) {
            errors.add(new FieldError("/until", "Choose an end after the start, within 31 days."));
        } else if (request.until().isBefore(clock.instant())) {
            errors.add(new FieldError("/until", "This duty is over already."));
        } else if (request.from().isAfter(clock.instant().plus(Duration.ofDays(400)))) {
            errors.add(new FieldError("/from", "Choose a start within 400 days."));
        }
        UUID userId = request.userId() == null ? actor.userId() : request.userId();
        String name = userId.equals(actor.userId())
                ? actor.displayName()
                : colleagues.who(Permission.ESCALATION_ANSWER).stream()
                        .filter(colleague -> colleague.id().equals(userId))
                        .map(Colleagues.Colleague::name)
                        .findFirst()
                        .orElse("");
        if (name.isEmpty()) {
            errors.add(new FieldError("/userId", "Choose a radiologist who works here."));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolationException("duty-refused", "The duty was not entered.", errors);
        }
        duties.saveAndFlush(
                new OnCallDuty(userId, name, request.place(), new TimeRange(request.from(), request.until())));
        return roster();
    }

    @Requires(Permission.ESCALATION_ANSWER)
    public Roster withdraw(UUID id) {
        OnCallDuty duty = duties.findById(id)
                .orElseThrow(() ->
                        new NotFoundException("duty-not-found", "This duty does not exist.", Map.of("dutyId", id)));
        duty.withdrawn(clock.instant());
        duties.saveAndFlush(duty);
        return roster();
    }
}
