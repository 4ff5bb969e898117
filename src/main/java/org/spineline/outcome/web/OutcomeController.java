package org.spineline.outcome.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.problem.ConstraintProblem;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Versioned;
import org.spineline.outcome.Dashboard;
import org.spineline.outcome.Grouping;
import org.spineline.outcome.Measure;
import org.spineline.outcome.application.OutcomeRequests.CountedCases;
import org.spineline.outcome.application.OutcomeRequests.CusumView;
import org.spineline.outcome.application.OutcomeRequests.DashboardView;
import org.spineline.outcome.application.OutcomeRequests.OutcomeFilter;
import org.spineline.outcome.application.OutcomeRequests.TargetChange;
import org.spineline.outcome.application.OutcomeRequests.TargetRequest;
import org.spineline.outcome.application.OutcomeRequests.TargetView;
import org.spineline.outcome.application.OutcomeService;
import org.spineline.outcome.application.TargetService;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
@RequestMapping("/api/outcomes")
class OutcomeController {
    private final OutcomeService outcomes;
    private final TargetService targets;

    OutcomeController(OutcomeService outcomes, TargetService targets) {
        this.outcomes = outcomes;
        this.targets = targets;
    }

    @GetMapping("/dashboard")
    DashboardView dashboard(
            @RequestParam Dashboard dashboard,
            @RequestParam(defaultValue = "NONE") Grouping grouping,
            @Valid @ParameterObject OutcomeFilter filter) {
        return outcomes.dashboard(dashboard, grouping, filter);
    }

    /** The cases behind a number; without {@code group} those of all groups. */
    @GetMapping("/cases")
    CountedCases cases(
            @RequestParam Measure measure,
            @RequestParam(defaultValue = "") @Pattern(regexp = "[A-Z0-9_]{0,20}") String point,
            @RequestParam(defaultValue = "NONE") Grouping grouping,
            @RequestParam(required = false) @Nullable @Size(max = 40) String group,
            @RequestParam(defaultValue = "false") boolean onlyHits,
            @Valid @ParameterObject OutcomeFilter filter,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
            @RequestParam(defaultValue = "25") @Min(1) @Max(100) int size) {
        return outcomes.cases(measure, point, grouping, group, onlyHits, filter, page, size);
    }

    @GetMapping("/running-sum")
    CusumView cusum(@RequestParam Measure measure, @Valid @ParameterObject OutcomeFilter filter) {
        return outcomes.cusum(measure, filter);
    }

    @GetMapping("/targets")
    List<TargetView> targets() {
        return targets.all();
    }

    @PostMapping("/targets")
    ResponseEntity<TargetView> aim(@Valid @RequestBody TargetRequest request) {
        TargetView target = targets.aim(request);
        return Versioned.created(URI.create("/api/outcomes/targets/" + target.id()), target, target.version());
    }

    @PutMapping("/targets/{id}")
    ResponseEntity<TargetView> change(
            @PathVariable UUID id, @Valid @RequestBody TargetChange request, ExpectedVersion expected) {
        TargetView target = targets.change(id, request, expected);
        return Versioned.ok(target, target.version());
    }

    @DeleteMapping("/targets/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable UUID id, ExpectedVersion expected) {
        targets.drop(id, expected);
    }

    @Configuration(proxyBeanMethods = false)
    static class Constraints {
        @Bean
        ConstraintProblem targetTaken() {
            return new ConstraintProblem(
                    "outcome_target_once_uk",
                    "target-taken",
                    "There is a target for this measure and time point already. Change that one.");
        }
    }
}
