package org.spineline.booking.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
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
import org.spineline.booking.application.BookingRequests.CalendarRange;
import org.spineline.booking.application.BookingRequests.CancellationRequest;
import org.spineline.booking.application.BookingRequests.CheckRequest;
import org.spineline.booking.application.BookingRequests.Duration;
import org.spineline.booking.application.BookingRequests.HoldRequest;
import org.spineline.booking.application.BookingRequests.ProgressRequest;
import org.spineline.booking.application.BookingRequests.ReadinessRow;
import org.spineline.booking.application.BookingRequests.ResourceRequest;
import org.spineline.booking.application.BookingRequests.ResourceResponse;
import org.spineline.booking.application.BookingRequests.SeriesRequest;
import org.spineline.booking.application.BookingRequests.SeriesResponse;
import org.spineline.booking.application.BookingRequests.SlotCheck;
import org.spineline.booking.application.BookingRequests.SlotRequest;
import org.spineline.booking.application.BookingRequests.WaitingEpisode;
import org.spineline.booking.application.BookingService;
import org.spineline.booking.application.ResourceService;
import org.spineline.booking.application.SlotCheckService;
import org.spineline.episode.Technique;
import org.spineline.kernel.problem.ConstraintProblem;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.RequestHash;
import org.spineline.kernel.web.Versioned;
import org.spineline.kernel.web.WorksInReadOnlyMode;
import org.spineline.workup.Readiness;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@RequestMapping("/api")
class BookingController {
    /** Visible characters only; the key comes back in no answer and no log. */
    private final BookingService bookings;

    private final SlotCheckService checks;
    private final CalendarStream stream;
    private final BoardService boards;
    private final ResourceService resources;

    BookingController(
            BookingService bookings,
            SlotCheckService checks,
            CalendarStream stream,
            BoardService boards,
            ResourceService resources) {
        this.bookings = bookings;
        this.checks = checks;
        this.stream = stream;
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

    @GetMapping("/board/readiness")
    List<Readiness> readinessOfDay(@RequestParam LocalDate date) {
        return boards.readinessOn(date);
    }

    @GetMapping("/board/waiting")
    List<WaitingEpisode> waiting() {
        return boards.waiting();
    }

    @GetMapping("/readiness")
    List<ReadinessRow> readiness(@RequestParam LocalDate from, @RequestParam LocalDate to) {
        return boards.readiness(from, to);
    }

    @GetMapping("/bookings/durations")
    Duration duration(
            @RequestParam Technique technique,
            @RequestParam @Min(1) @Max(20) int levels,
            @RequestParam @Size(max = 20) String sedation,
            @RequestParam(required = false) @Nullable UUID operatorId) {
        return boards.duration(technique, levels, sedation, operatorId);
    }

    @PostMapping("/bookings")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<BookingResponse> book(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Pattern(regexp = RequestHash.KEY)
                    String key,
            @Valid @RequestBody BookingRequest request) {
        return created(bookings.book(request, key));
    }

    @PostMapping("/bookings/series")
    @ResponseStatus(HttpStatus.CREATED)
    SeriesResponse bookSeries(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Pattern(regexp = RequestHash.KEY)
                    String key,
            @Valid @RequestBody SeriesRequest request) {
        return bookings.bookSeries(request, key);
    }

    @PostMapping("/bookings/holds")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<BookingResponse> hold(@Valid @RequestBody HoldRequest request) {
        return created(bookings.hold(request));
    }

    @DeleteMapping("/bookings/holds/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveBack(@PathVariable UUID id, ExpectedVersion expected) {
        bookings.giveBack(id, expected);
    }

    @WorksInReadOnlyMode
    @PostMapping("/bookings/check")
    SlotCheck check(@Valid @RequestBody CheckRequest request) {
        return checks.check(request);
    }

    /** Tells, for as long as it is open, which bookings and days have changed. */
    @GetMapping(path = "/bookings/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events() {
        bookings.requireToRead();
        return stream.open();
    }

    @GetMapping("/calendar")
    CalendarRange calendar(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(defaultValue = "ROOM") ResourceKind by) {
        return boards.range(from, to, by);
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

    private static ResponseEntity<BookingResponse> created(BookingResponse booked) {
        return Versioned.created(URI.create("/api/bookings/" + booked.id()), booked, booked.version());
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
        ConstraintProblem episodeBooked() {
            return new ConstraintProblem(
                    "booking_standing_uk",
                    "episode-booked-already",
                    "Somebody else booked this episode a moment ago. Move that booking instead.");
        }

        @Bean
        ConstraintProblem keyTaken() {
            return new ConstraintProblem(
                    "booking_idempotency_uk",
                    "idempotency-key-reused",
                    "This key was used for another request. Reload the form and book again.");
        }

        @Bean
        ConstraintProblem resourceNameTaken() {
            return new ConstraintProblem(
                    "resource_name_uk", "resource-name-taken", "There is a resource of this kind and name already.");
        }
    }
}
