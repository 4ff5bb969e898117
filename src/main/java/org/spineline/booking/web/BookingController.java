package org.spineline.booking.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.application.BoardService;
import org.spineline.booking.application.BookingRequests.Board;
import org.spineline.booking.application.BookingRequests.BookingRequest;
import org.spineline.booking.application.BookingRequests.BookingResponse;
import org.spineline.booking.application.BookingRequests.CancellationRequest;
import org.spineline.booking.application.BookingRequests.Duration;
import org.spineline.booking.application.BookingRequests.ProgressRequest;
import org.spineline.booking.application.BookingRequests.ReadinessRow;
import org.spineline.booking.application.BookingRequests.ResourceRequest;
import org.spineline.booking.application.BookingRequests.ResourceResponse;
import org.spineline.booking.application.BookingRequests.SlotRequest;
import org.spineline.booking.application.BookingService;
import org.spineline.booking.application.ResourceService;
import org.spineline.episode.Technique;
import org.spineline.kernel.problem.ConstraintProblem;
import org.spineline.kernel.web.ExpectedVersion;
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
class BookingController {
    private final BookingService bookings;
    private final BoardService boards;
    private final ResourceService resources;

    BookingController(BookingService bookings, BoardService boards, ResourceService resources) {
        this.bookings = bookings;
        this.boards = boards;
        this.resources = resources;
    }

    @GetMapping("/resources")
    List<ResourceResponse> resources(@RequestParam(required = false) @Nullable ResourceKind kind) {
        return resources.all(kind);
    }

    @PostMapping("/resources")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ResourceResponse> createResource(@Valid @RequestBody ResourceRequest request) {
        ResourceResponse created = resources.create(request);
        return Versioned.created(URI.create("/api/resources/" + created.id()), created, created.version());
    }

    @PutMapping("/resources/{id}")
    ResponseEntity<ResourceResponse> changeResource(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody ResourceRequest request) {
        ResourceResponse changed = resources.change(id, expected, request);
        return Versioned.ok(changed, changed.version());
    }

    @GetMapping("/board")
    Board board(@RequestParam LocalDate date, @RequestParam(defaultValue = "ROOM") ResourceKind by) {
        return boards.board(date, by);
    }

    @GetMapping("/readiness")
    List<ReadinessRow> readiness(@RequestParam LocalDate from, @RequestParam LocalDate to) {
        return boards.readiness(from, to);
    }

    @GetMapping("/bookings/durations")
    Duration duration(
            @RequestParam Technique technique,
            @RequestParam @Min(1) @Max(20) int levels,
            @RequestParam @Size(max = 20) String sedation) {
        return boards.duration(technique, levels, sedation);
    }

    @PostMapping("/bookings")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<BookingResponse> book(@Valid @RequestBody BookingRequest request) {
        BookingResponse booked = bookings.book(request);
        return Versioned.created(URI.create("/api/bookings/" + booked.id()), booked, booked.version());
    }

    @GetMapping("/bookings/{id}")
    ResponseEntity<BookingResponse> get(@PathVariable UUID id) {
        return versioned(bookings.get(id));
    }

    @PutMapping("/bookings/{id}/slot")
    ResponseEntity<BookingResponse> move(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody SlotRequest request) {
        return versioned(bookings.move(id, expected, request));
    }

    @PostMapping("/bookings/{id}/cancellation")
    ResponseEntity<BookingResponse> cancel(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody CancellationRequest request) {
        return versioned(bookings.cancel(id, expected, request));
    }

    @PostMapping("/bookings/{id}/progress")
    ResponseEntity<BookingResponse> progress(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody ProgressRequest request) {
        return versioned(bookings.progress(id, expected, request));
    }

    @GetMapping("/episodes/{id}/bookings")
    List<BookingResponse> ofEpisode(@PathVariable UUID id) {
        return bookings.ofEpisode(id);
    }

    private static ResponseEntity<BookingResponse> versioned(BookingResponse booking) {
        return Versioned.ok(booking, booking.version());
    }

    @Configuration(proxyBeanMethods = false)
    static class Constraints {
        @Bean
        ConstraintProblem cellTaken() {
            return new ConstraintProblem(
                    "booking_cell_pk", "booking-conflict", "Somebody else took this time a moment ago.");
        }

        @Bean
        ConstraintProblem resourceNameTaken() {
            return new ConstraintProblem(
                    "resource_name_uk", "resource-name-taken", "There is a resource of this kind and name already.");
        }
    }
}
