package org.spineline.followup.web;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.spineline.followup.ImagingState;
import org.spineline.followup.application.EscalationService;
import org.spineline.followup.application.FollowUpRequests.DutyRequest;
import org.spineline.followup.application.FollowUpRequests.EscalationClosing;
import org.spineline.followup.application.FollowUpRequests.EscalationCounts;
import org.spineline.followup.application.FollowUpRequests.EscalationView;
import org.spineline.followup.application.FollowUpRequests.FollowUpReason;
import org.spineline.followup.application.FollowUpRequests.ImagingClosing;
import org.spineline.followup.application.FollowUpRequests.ImagingTaskView;
import org.spineline.followup.application.FollowUpRequests.Roster;
import org.spineline.followup.application.FractureWatch;
import org.spineline.followup.application.OnCallService;
import org.spineline.kernel.problem.ConstraintProblem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/follow-up")
class EscalationController {
    private final EscalationService escalations;
    private final FractureWatch imaging;
    private final OnCallService onCall;

    EscalationController(EscalationService escalations, FractureWatch imaging, OnCallService onCall) {
        this.escalations = escalations;
        this.imaging = imaging;
        this.onCall = onCall;
    }

    @PostMapping("/contacts/{id}/escalation")
    EscalationView escalate(@PathVariable UUID id, @Valid @RequestBody FollowUpReason request) {
        return escalations.escalate(id, request);
    }

    @GetMapping("/escalations")
    List<EscalationView> all(@RequestParam(defaultValue = "false") boolean closed) {
        return escalations.all(closed);
    }

    @GetMapping("/escalations/mine")
    EscalationCounts mine() {
        return escalations.mine();
    }

    @PostMapping("/escalations/{id}/acknowledgement")
    EscalationView acknowledge(@PathVariable UUID id) {
        return escalations.acknowledge(id);
    }

    @PostMapping("/escalations/{id}/closing")
    EscalationView close(@PathVariable UUID id, @Valid @RequestBody EscalationClosing request) {
        return escalations.close(id, request);
    }

    @GetMapping("/imaging-tasks")
    List<ImagingTaskView> imaging(@RequestParam(defaultValue = "OPEN") ImagingState state) {
        return imaging.all(state);
    }

    @PostMapping("/imaging-tasks/{id}/closing")
    ImagingTaskView closeImaging(@PathVariable UUID id, @Valid @RequestBody ImagingClosing request) {
        return imaging.close(id, request);
    }

    @GetMapping("/on-call")
    Roster roster() {
        return onCall.roster();
    }

    @PostMapping("/on-call")
    Roster enter(@Valid @RequestBody DutyRequest request) {
        return onCall.enter(request);
    }

    @PostMapping("/on-call/{id}/withdrawal")
    Roster withdraw(@PathVariable UUID id) {
        return onCall.withdraw(id);
    }

    @Configuration(proxyBeanMethods = false)
    static class EscalationConstraints {
        @Bean
        ConstraintProblem oneUnanswered() {
            return new ConstraintProblem(
                    "escalation_waiting_uk",
                    "escalation-waiting",
                    "Somebody escalated for this patient in the same moment. Load it again and repeat.");
        }

        @Bean
        ConstraintProblem oneHandover() {
            return new ConstraintProblem(
                    "call_handover_once_uk", "handed-over", "You handed over a moment ago. Nothing was saved.");
        }

        @Bean
        ConstraintProblem oneImagingTask() {
            return new ConstraintProblem(
                    "imaging_task_open_uk",
                    "imaging-open",
                    "A new fracture was suspected in the same moment by somebody else. Load it again and repeat.");
        }
    }
}
