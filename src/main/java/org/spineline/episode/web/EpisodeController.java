package org.spineline.episode.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.AuthorizationCheck;
import org.spineline.episode.EpisodeStatus;
import org.spineline.episode.PainPoint;
import org.spineline.episode.TimelineEntry;
import org.spineline.episode.application.AuthorizationService;
import org.spineline.episode.application.EpisodeRequests.AuthorizationRequest;
import org.spineline.episode.application.EpisodeRequests.AuthorizationResponse;
import org.spineline.episode.application.EpisodeRequests.EpisodeRequest;
import org.spineline.episode.application.EpisodeRequests.EpisodeResponse;
import org.spineline.episode.application.EpisodeRequests.EpisodeRow;
import org.spineline.episode.application.EpisodeRequests.ReasonRequest;
import org.spineline.episode.application.EpisodeRequests.ReferralEventResponse;
import org.spineline.episode.application.EpisodeRequests.VettingRequest;
import org.spineline.episode.application.EpisodeService;
import org.spineline.episode.application.EpisodeTimeline;
import org.spineline.kernel.problem.ConstraintProblem;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Page;
import org.spineline.kernel.web.Versioned;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
class EpisodeController {
    private final EpisodeService episodes;
    private final EpisodeTimeline timeline;
    private final AuthorizationService authorizations;

    EpisodeController(EpisodeService episodes, EpisodeTimeline timeline, AuthorizationService authorizations) {
        this.episodes = episodes;
        this.timeline = timeline;
        this.authorizations = authorizations;
    }

    @GetMapping("/patients/{patientId}/episodes")
    List<EpisodeRow> ofPatient(@PathVariable UUID patientId) {
        return episodes.ofPatient(patientId);
    }

    @PostMapping("/patients/{patientId}/episodes")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<EpisodeResponse> refer(@PathVariable UUID patientId, @Valid @RequestBody EpisodeRequest request) {
        EpisodeResponse created = episodes.refer(patientId, request);
        return Versioned.created(URI.create("/api/episodes/" + created.id()), created, created.version());
    }

    @GetMapping("/episodes")
    Page<EpisodeRow> find(
            @RequestParam(required = false) @Nullable EpisodeStatus status,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "25") @Min(1) @Max(100) int size) {
        return episodes.find(status, page, size);
    }

    @GetMapping("/episodes/{id}")
    ResponseEntity<EpisodeResponse> get(@PathVariable UUID id) {
        EpisodeResponse episode = episodes.get(id);
        return Versioned.ok(episode, episode.version());
    }

    @PutMapping("/episodes/{id}")
    ResponseEntity<EpisodeResponse> correct(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody EpisodeRequest request) {
        EpisodeResponse changed = episodes.correct(id, expected, request);
        return Versioned.ok(changed, changed.version());
    }

    @PostMapping("/episodes/{id}/vetting")
    ResponseEntity<EpisodeResponse> vet(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody VettingRequest request) {
        EpisodeResponse vetted = episodes.vet(id, expected, request);
        return Versioned.ok(vetted, vetted.version());
    }

    @GetMapping("/episodes/{id}/timeline")
    List<TimelineEntry> timeline(@PathVariable UUID id) {
        return timeline.of(id);
    }

    @GetMapping("/episodes/{id}/pain")
    List<PainPoint> pain(@PathVariable UUID id) {
        return timeline.painOf(id);
    }

    @GetMapping("/episodes/{id}/authorizations")
    List<AuthorizationResponse> authorizations(@PathVariable UUID id) {
        return authorizations.authorizations(id);
    }

    @PostMapping("/episodes/{id}/authorizations")
    @ResponseStatus(HttpStatus.CREATED)
    AuthorizationResponse authorize(@PathVariable UUID id, @Valid @RequestBody AuthorizationRequest request) {
        return authorizations.authorize(id, request);
    }

    @PutMapping("/episodes/{id}/authorizations/{authorizationId}")
    ResponseEntity<AuthorizationResponse> answered(
            @PathVariable UUID id,
            @PathVariable UUID authorizationId,
            ExpectedVersion expected,
            @Valid @RequestBody AuthorizationRequest request) {
        AuthorizationResponse changed = authorizations.answered(id, authorizationId, expected, request);
        return Versioned.ok(changed, changed.version());
    }

    /** @param on day of the procedure; today when left out */
    @GetMapping("/episodes/{id}/authorizations/check")
    AuthorizationCheck check(@PathVariable UUID id, @RequestParam(required = false) @Nullable LocalDate on) {
        return authorizations.check(id, on);
    }

    @PostMapping("/episodes/{id}/information")
    ResponseEntity<EpisodeResponse> informationGiven(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody ReasonRequest request) {
        EpisodeResponse changed = episodes.informationGiven(id, expected, request);
        return Versioned.ok(changed, changed.version());
    }

    @PostMapping("/episodes/{id}/withdrawal")
    ResponseEntity<EpisodeResponse> withdraw(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody ReasonRequest request) {
        EpisodeResponse changed = episodes.withdraw(id, expected, request);
        return Versioned.ok(changed, changed.version());
    }

    @GetMapping("/episodes/{id}/referral-events")
    List<ReferralEventResponse> steps(@PathVariable UUID id) {
        return episodes.steps(id);
    }

    @Configuration(proxyBeanMethods = false)
    static class Constraints {
        @Bean
        ConstraintProblem numberTaken() {
            return new ConstraintProblem(
                    "episode_number_uk",
                    "referral-running",
                    "Somebody else referred this patient a moment ago. Check the episodes, then try again.");
        }
    }
}
