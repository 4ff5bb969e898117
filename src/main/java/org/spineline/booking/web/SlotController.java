package org.spineline.booking.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.application.SlotRequests.PartOfDay;
import org.spineline.booking.application.SlotRequests.SlotWishes;
import org.spineline.booking.application.SlotRequests.SlotsResponse;
import org.spineline.booking.application.SlotService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class SlotController {
    private final SlotService slots;

    SlotController(SlotService slots) {
        this.slots = slots;
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
}
