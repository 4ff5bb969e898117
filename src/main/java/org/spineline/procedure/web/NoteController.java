package org.spineline.procedure.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.print.Print;
import org.spineline.kernel.problem.ConstraintProblem;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.kernel.web.Page;
import org.spineline.kernel.web.Versioned;
import org.spineline.procedure.NoteStatus;
import org.spineline.procedure.application.LeaseService;
import org.spineline.procedure.application.NoteHistory;
import org.spineline.procedure.application.NotePdf;
import org.spineline.procedure.application.NoteRequests.AddendumRequest;
import org.spineline.procedure.application.NoteRequests.Completeness;
import org.spineline.procedure.application.NoteRequests.LeaseRequest;
import org.spineline.procedure.application.NoteRequests.LeaseView;
import org.spineline.procedure.application.NoteRequests.NoteRequest;
import org.spineline.procedure.application.NoteRequests.NoteResponse;
import org.spineline.procedure.application.NoteRequests.NoteRow;
import org.spineline.procedure.application.NoteRequests.VersionComparison;
import org.spineline.procedure.application.NoteRequests.VersionRow;
import org.spineline.procedure.application.NoteRequests.VoidRequest;
import org.spineline.procedure.application.NoteService;
import org.spineline.procedure.application.VoidService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
class NoteController {
    private final NoteService notes;
    private final LeaseService leases;
    private final NoteHistory history;
    private final VoidService voids;
    private final NotePdf pdf;

    NoteController(NoteService notes, LeaseService leases, NoteHistory history, VoidService voids, NotePdf pdf) {
        this.notes = notes;
        this.leases = leases;
        this.history = history;
        this.voids = voids;
        this.pdf = pdf;
    }

    /** Opening twice gives the same note. */
    @PostMapping("/bookings/{id}/note")
    ResponseEntity<NoteResponse> open(@PathVariable UUID id) {
        return versioned(notes.open(id));
    }

    @GetMapping("/notes")
    Page<NoteRow> find(
            @RequestParam(required = false) @Nullable NoteStatus status,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "25") @Min(1) @Max(100) int size) {
        return notes.find(status, page, size);
    }

    @GetMapping("/notes/{id}")
    ResponseEntity<NoteResponse> get(@PathVariable UUID id) {
        return versioned(notes.get(id));
    }

    @PutMapping("/notes/{id}")
    ResponseEntity<NoteResponse> write(
            @PathVariable UUID id,
            ExpectedVersion expected,
            @RequestParam(required = false) @Nullable UUID editor,
            @Valid @RequestBody NoteRequest request) {
        return versioned(notes.write(id, expected, editor, request));
    }

    @GetMapping("/notes/{id}/completeness")
    Completeness completeness(@PathVariable UUID id) {
        return notes.completeness(id);
    }

    @PostMapping("/notes/{id}/signature")
    ResponseEntity<NoteResponse> sign(
            @PathVariable UUID id, ExpectedVersion expected, @RequestParam(required = false) @Nullable UUID editor) {
        return versioned(notes.sign(id, expected, editor));
    }

    @GetMapping("/notes/{id}/lease")
    LeaseView lease(@PathVariable UUID id) {
        return leases.see(id);
    }

    @PostMapping("/notes/{id}/lease")
    LeaseView claim(@PathVariable UUID id, @Valid @RequestBody LeaseRequest request) {
        return leases.claim(id, request);
    }

    @PostMapping("/notes/{id}/lease/end")
    LeaseView giveBack(@PathVariable UUID id, @Valid @RequestBody LeaseRequest request) {
        return leases.giveBack(id, request);
    }

    @GetMapping("/notes/{id}/versions")
    List<VersionRow> versions(@PathVariable UUID id) {
        return history.versions(id);
    }

    @GetMapping("/notes/{id}/versions/{before}/{after}")
    VersionComparison compare(
            @PathVariable UUID id, @PathVariable @Min(0) long before, @PathVariable @Min(0) long after) {
        return history.compare(id, before, after);
    }

    @PostMapping("/notes/{id}/void")
    ResponseEntity<NoteResponse> askVoid(
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody VoidRequest request) {
        return versioned(voids.ask(id, expected, request));
    }

    @PostMapping("/notes/{id}/void/approval")
    ResponseEntity<NoteResponse> approveVoid(@PathVariable UUID id, ExpectedVersion expected) {
        return versioned(voids.approve(id, expected));
    }

    @PostMapping("/notes/{id}/void/withdrawal")
    ResponseEntity<NoteResponse> withdrawVoid(@PathVariable UUID id, ExpectedVersion expected) {
        return versioned(voids.withdraw(id, expected));
    }

    @PostMapping("/notes/{id}/addenda")
    @ResponseStatus(HttpStatus.CREATED)
    NoteResponse add(@PathVariable UUID id, @Valid @RequestBody AddendumRequest request) {
        return notes.add(id, request);
    }

    @GetMapping(path = "/notes/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> print(@PathVariable UUID id, @RequestParam(required = false) Print.@Nullable Paper paper) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"procedure-note.pdf\"")
                .body(pdf.print(id, paper));
    }

    @GetMapping("/episodes/{id}/notes")
    List<NoteRow> ofEpisode(@PathVariable UUID id) {
        return notes.ofEpisode(id);
    }

    private static ResponseEntity<NoteResponse> versioned(NoteResponse note) {
        return Versioned.ok(note, note.version());
    }

    @Configuration(proxyBeanMethods = false)
    static class Constraints {
        @Bean
        ConstraintProblem noteOpenedMeanwhile() {
            return new ConstraintProblem(
                    "procedure_note_in_force_uk",
                    "note-opened-meanwhile",
                    "Somebody opened this note a moment ago. Open it again.");
        }

        @Bean
        ConstraintProblem voidAskedMeanwhile() {
            return new ConstraintProblem(
                    "note_void_open_uk",
                    "note-void-asked",
                    "Somebody asked to void this note a moment ago. Load it again.");
        }

        @Bean
        ConstraintProblem voidNeedsTwo() {
            return new ConstraintProblem(
                    "note_void_two_people_ck",
                    "note-void-needs-two",
                    "You asked for this yourself. Somebody else has to approve it.");
        }

        @Bean
        ConstraintProblem signedNoteIsFrozen() {
            return new ConstraintProblem(
                    "signed_note_is_frozen",
                    "note-signed",
                    "This note is signed and never changes. Write an addendum instead.");
        }
    }
}
