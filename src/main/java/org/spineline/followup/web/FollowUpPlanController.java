package org.spineline.followup.web;

import jakarta.validation.Valid;
import java.util.UUID;
import org.spineline.followup.application.FollowUpPlans;
import org.spineline.followup.application.FollowUpRequests.FollowUpPlanView;
import org.spineline.followup.application.FollowUpRequests.FollowUpReason;
import org.spineline.followup.application.FollowUpRequests.StayEnd;
import org.spineline.followup.application.FollowUpRequests.StayRequest;
import org.spineline.followup.application.FollowUpRequests.StopRequest;
import org.spineline.kernel.problem.ConstraintProblem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/follow-up/plans/{id}")
class FollowUpPlanController {
    private final FollowUpPlans plans;

    FollowUpPlanController(FollowUpPlans plans) {
        this.plans = plans;
    }

    @PostMapping("/stop")
    FollowUpPlanView stop(@PathVariable UUID id, @Valid @RequestBody StopRequest request) {
        return plans.stop(id, request);
    }

    @PostMapping("/resume")
    FollowUpPlanView takeUpAgain(@PathVariable UUID id, @Valid @RequestBody FollowUpReason request) {
        return plans.takeUpAgain(id, request);
    }

    @PostMapping("/stays")
    FollowUpPlanView readmitted(@PathVariable UUID id, @Valid @RequestBody StayRequest request) {
        return plans.readmitted(id, request);
    }

    @PostMapping("/stays/{stayId}/discharge")
    FollowUpPlanView discharged(@PathVariable UUID id, @PathVariable UUID stayId, @Valid @RequestBody StayEnd request) {
        return plans.discharged(id, stayId, request);
    }

    @Configuration(proxyBeanMethods = false)
    static class PlanConstraints {
        @Bean
        ConstraintProblem oneOpenStay() {
            return new ConstraintProblem(
                    "follow_up_stay_open_uk",
                    "stay-open",
                    "The patient is in hospital already. Record the day of discharge first. Nothing was saved.");
        }
    }
}
