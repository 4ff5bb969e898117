package org.spineline.booking.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.application.AddOnService;
import org.spineline.booking.application.AffectedService;
import org.spineline.booking.application.SlotRequests.AddOnResponse;
import org.spineline.booking.application.SlotRequests.AffectedResponse;
import org.spineline.booking.application.SlotRequests.CandidateResponse;
import org.spineline.booking.application.SlotRequests.PartOfDay;
import org.spineline.booking.application.SlotRequests.SlotWishes;
import org.spineline.booking.application.SlotRequests.SlotsResponse;
import org.spineline.booking.application.SlotRequests.WaitlistRequest;
import org.spineline.booking.application.SlotRequests.WaitlistResponse;
import org.spineline.booking.application.SlotService;
import org.spineline.booking.application.WaitlistService;
import org.spineline.kernel.problem.ConstraintProblem;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Versioned;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class SlotController {
    private final SlotService slots;
    private final WaitlistService waitlist;
    private final AddOnService addOns;
    private final AffectedService affected;

    SlotController(SlotService slots, WaitlistService waitlist, AddOnService addOns, AffectedService affected) {
        this.slots = slots;
        this.waitlist = waitlist;
        this.addOns = addOns;
        this.affected = affected;
    }

    @GetMapping("/slots")
    SlotsResponse find(
            @RequestParam UUID episodeId,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID operatorId,
            @RequestParam(required = false) @Nullable UUID roomId,
            @RequestParam(defaultValue = "") @Size(max = 7) Set<DayOfWeek> weekdays,
            @RequestParam(required = false) @Nullable PartOfDay part,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(defaultValue = "false") boolean ignoreGates,
            @RequestParam(required = false) @Nullable UUID exceptBooking) {
        return slots.find(new SlotWishes(
                episodeId, from, to, operatorId, roomId, weekdays, part, limit, ignoreGates, exceptBooking));
    }

    @GetMapping("/episodes/{id}/waitlist")
    ResponseEntity<WaitlistResponse> preference(@PathVariable UUID id) {
        WaitlistResponse preference = waitlist.preference(id);
        return Versioned.ok(preference, preference.version());
    }

    @PutMapping("/episodes/{id}/waitlist")
    ResponseEntity<WaitlistResponse> prefer(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody WaitlistRequest request) {
        WaitlistResponse preference = waitlist.prefer(id, expected, request);
        return Versioned.ok(preference, preference.version());
    }

    @GetMapping("/waitlist/preferences")
    List<WaitlistResponse> preferences() {
        return waitlist.preferences();
    }

    @GetMapping("/waitlist/candidates")
    List<CandidateResponse> candidates(
            @RequestParam Instant start,
            @RequestParam @Min(5) @Max(600) int minutes,
            @RequestParam(required = false) @Nullable UUID roomId,
            @RequestParam(required = false) @Nullable UUID operatorId) {
        return waitlist.candidates(start, minutes, roomId, operatorId);
    }

    @GetMapping("/episodes/{id}/add-on")
    List<AddOnResponse> addOn(
            @PathVariable UUID id,
            @RequestParam LocalDate date,
            @RequestParam(required = false) @Min(5) @Max(600) @Nullable Integer minutes) {
        return addOns.places(id, date, minutes);
    }

    @GetMapping("/resources/{id}/affected")
    List<AffectedResponse> affected(@PathVariable UUID id, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        return affected.affected(id, from, to);
    }

    @Configuration(proxyBeanMethods = false)
    static class Constraints {
        @Bean
        ConstraintProblem waitlistPreferenceMeanwhile() {
            return new ConstraintProblem(
                    "waitlist_preference_episode_uk",
                    "waitlist-changed-meanwhile",
                    "Somebody recorded the patient's wishes while you had them open. Load them again.");
        }
    }
}
