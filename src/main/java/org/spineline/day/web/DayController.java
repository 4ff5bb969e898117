package org.spineline.day.web;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.UUID;
import org.spineline.day.Milestone;
import org.spineline.day.application.ArrivalCheckService;
import org.spineline.day.application.DayRequests.ArrivalCheckRequest;
import org.spineline.day.application.DayRequests.ArrivalCheckView;
import org.spineline.day.application.DayRequests.CaseSteps;
import org.spineline.day.application.DayRequests.CorrectionRequest;
import org.spineline.day.application.DayRequests.DayView;
import org.spineline.day.application.DayRequests.MilestoneRequest;
import org.spineline.day.application.DayRequests.TimeOutRequest;
import org.spineline.day.application.DayRequests.TimeOutSheet;
import org.spineline.day.application.DayRequests.Wallboard;
import org.spineline.day.application.DayService;
import org.spineline.day.application.StepService;
import org.spineline.day.application.TimeOutService;
import org.spineline.kernel.problem.ConstraintProblem;
import org.spineline.kernel.web.ExpectedVersion;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class DayController {
    private final DayService days;
    private final StepService steps;
    private final TimeOutService timeOuts;
    private final ArrivalCheckService checks;

    DayController(DayService days, StepService steps, TimeOutService timeOuts, ArrivalCheckService checks) {
        this.days = days;
        this.steps = steps;
        this.timeOuts = timeOuts;
        this.checks = checks;
    }

    @GetMapping("/day")
    DayView day(@RequestParam LocalDate date) {
        return days.day(date);
    }

    @GetMapping("/wallboard")
    Wallboard wallboard() {
        return days.wallboard();
    }

    @GetMapping("/bookings/{id}/milestones")
    CaseSteps steps(@PathVariable UUID id) {
        return steps.of(id);
    }

    @PostMapping("/bookings/{id}/milestones")
    CaseSteps reach(@PathVariable UUID id, @Valid @RequestBody MilestoneRequest request) {
        return steps.reach(id, request);
    }

    /** The version is the one of the step. */
    @PutMapping("/bookings/{id}/milestones/{milestone}")
    CaseSteps correct(
            @PathVariable UUID id,
            @PathVariable Milestone milestone,
            ExpectedVersion expected,
            @Valid @RequestBody CorrectionRequest request) {
        return steps.correct(id, milestone, expected, request);
    }

    @DeleteMapping("/bookings/{id}/milestones/{milestone}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable UUID id, @PathVariable Milestone milestone, ExpectedVersion expected) {
        steps.takeBack(id, milestone, expected);
    }

    @GetMapping("/bookings/{id}/time-out")
    TimeOutSheet timeOut(@PathVariable UUID id) {
        return timeOuts.sheet(id);
    }

    @PostMapping("/bookings/{id}/time-out")
    @ResponseStatus(HttpStatus.CREATED)
    TimeOutSheet confirm(@PathVariable UUID id, @Valid @RequestBody TimeOutRequest request) {
        return timeOuts.confirm(id, request);
    }

    @GetMapping("/bookings/{id}/arrival-check")
    ArrivalCheckView arrivalCheck(@PathVariable UUID id) {
        return checks.of(id);
    }

    @PostMapping("/bookings/{id}/arrival-check")
    @ResponseStatus(HttpStatus.CREATED)
    ArrivalCheckView check(@PathVariable UUID id, @Valid @RequestBody ArrivalCheckRequest request) {
        return checks.record(id, request);
    }

    @Configuration(proxyBeanMethods = false)
    static class Constraints {
        @Bean
        ConstraintProblem stepRecordedMeanwhile() {
            return new ConstraintProblem(
                    "case_milestone_once_uk",
                    "step-recorded-already",
                    "Somebody recorded this step a moment ago. Reload the day.");
        }

        @Bean
        ConstraintProblem timeOutConfirmedMeanwhile() {
            return new ConstraintProblem(
                    "time_out_booking_uk",
                    "time-out-confirmed-already",
                    "Somebody confirmed this time-out a moment ago. Reload it.");
        }
    }
}
