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
import org.spineline.procedure.application.NotePdf;
import org.spineline.procedure.application.NoteRequests.AddendumRequest;
import org.spineline.procedure.application.NoteRequests.Completeness;
import org.spineline.procedure.application.NoteRequests.NoteRequest;
import org.spineline.procedure.application.NoteRequests.NoteResponse;
import org.spineline.procedure.application.NoteRequests.NoteRow;
import org.spineline.procedure.application.NoteService;
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
    private final NotePdf pdf;

    NoteController(NoteService notes, NotePdf pdf) {
        this.notes = notes;
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
            @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody NoteRequest request) {
        return versioned(notes.write(id, expected, request));
    }

    @GetMapping("/notes/{id}/completeness")
    Completeness completeness(@PathVariable UUID id) {
        return notes.completeness(id);
    }

    @PostMapping("/notes/{id}/signature")
    ResponseEntity<NoteResponse> sign(@PathVariable UUID id, ExpectedVersion expected) {
        return versioned(notes.sign(id, expected));
    }

    @PostMapping("/notes/{id}/addenda")
    @ResponseStatus(HttpStatus.CREATED)
    NoteResponse add(@PathVariable UUID id, @Valid @RequestBody AddendumRequest request) {
        return notes.add(id, request);
    }

    @GetMapping(path = "/notes/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> print(@PathVariable UUID id, @RequestParam(defaultValue = "LETTER") Print.Paper paper) {
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
                    "procedure_note_booking_uk",
                    "note-opened-meanwhile",
                    "Somebody opened this note a moment ago. Open it again.");
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
