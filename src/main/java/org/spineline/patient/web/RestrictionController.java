package org.spineline.patient.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.spineline.kernel.problem.ConstraintProblem;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Page;
import org.spineline.patient.application.BreakGlassService;
import org.spineline.patient.application.RestrictionRequests.BreakGlassRequest;
import org.spineline.patient.application.RestrictionRequests.CareTeamRequest;
import org.spineline.patient.application.RestrictionRequests.ColleagueResponse;
import org.spineline.patient.application.RestrictionRequests.EmergencyGrantResponse;
import org.spineline.patient.application.RestrictionRequests.EmergencyReviewRequest;
import org.spineline.patient.application.RestrictionRequests.LiftRequest;
import org.spineline.patient.application.RestrictionRequests.RestrictRequest;
import org.spineline.patient.application.RestrictionRequests.RestrictionResponse;
import org.spineline.patient.application.RestrictionService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class RestrictionController {
    private final RestrictionService restrictions;
    private final BreakGlassService emergencies;

    RestrictionController(RestrictionService restrictions, BreakGlassService emergencies) {
        this.restrictions = restrictions;
        this.emergencies = emergencies;
    }

    @GetMapping("/patients/{id}/restriction")
    RestrictionResponse restriction(@PathVariable UUID id) {
        return restrictions.get(id);
    }

    @PostMapping("/patients/{id}/restriction")
    @ResponseStatus(HttpStatus.CREATED)
    RestrictionResponse restrict(@PathVariable UUID id, @Valid @RequestBody RestrictRequest request) {
        return restrictions.restrict(id, request);
    }

    @PostMapping("/patients/{id}/restriction/lift")
    RestrictionResponse lift(@PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody LiftRequest request) {
        return restrictions.lift(id, expected, request.reason());
    }

    @PostMapping("/patients/{id}/care-team")
    RestrictionResponse join(@PathVariable UUID id, @Valid @RequestBody CareTeamRequest request) {
        return restrictions.join(id, request);
    }

    @PostMapping("/patients/{id}/care-team/{memberId}/end")
    RestrictionResponse leave(@PathVariable UUID id, @PathVariable UUID memberId) {
        return restrictions.leave(id, memberId);
    }

    @GetMapping("/colleagues")
    List<ColleagueResponse> colleagues() {
        return restrictions.colleagues();
    }

    /** Opens one restricted record to the caller for an hour. */
    @PostMapping("/break-glass")
    EmergencyGrantResponse open(@Valid @RequestBody BreakGlassRequest request) {
        return emergencies.open(request);
    }

    @GetMapping("/break-glass/active")
    List<EmergencyGrantResponse> active() {
        return emergencies.mine();
    }

    @PostMapping("/break-glass/{id}/end")
    EmergencyGrantResponse end(@PathVariable UUID id) {
        return emergencies.end(id);
    }

    @GetMapping("/break-glass")
    Page<EmergencyGrantResponse> queue(
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "25") @Min(1) @Max(100) int size) {
        return emergencies.queue(page, size);
    }

    @PostMapping("/break-glass/{id}/review")
    EmergencyGrantResponse review(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody EmergencyReviewRequest request) {
        return emergencies.review(id, expected, request);
    }

    @Configuration(proxyBeanMethods = false)
    static class RestrictionConstraints {
        @Bean
        ConstraintProblem restrictedTwice() {
            return new ConstraintProblem(
                    "patient_restriction_in_force_uk", "already-restricted", "This record is restricted already.");
        }
    }
}
