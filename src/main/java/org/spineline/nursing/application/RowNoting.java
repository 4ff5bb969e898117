package org.spineline.nursing.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.text.Words;
import org.spineline.kernel.web.RequestHash;
import org.spineline.nursing.application.SedationRequests.RowMark;
import org.spineline.nursing.domain.CareRow;
import org.spineline.nursing.domain.CareRow.Noted;
import org.spineline.nursing.domain.CareRow.Sending;
import org.springframework.stereotype.Component;

/** Decides when a line was true and whether it may stand for another. */
@Component
class RowNoting {
    /** Whoever enters an earlier reading means another day. */
    private static final Duration LONGEST_BACK = Duration.ofHours(24);

    private final Clock clock;
    private final CurrentActor actor;

    RowNoting(Clock clock, CurrentActor actor) {
        this.clock = clock;
        this.actor = actor;
    }

    Instant now() {
        return clock.instant();
    }

    /** One tap: now, unless a time is given that can be. */
    Instant tapped(@Nullable Instant at, Instant opened) {
        List<FieldError> errors = new ArrayList<>();
        Instant when = at == null ? now() : at.truncatedTo(ChronoUnit.MICROS);
        inTime("/at", when, opened, errors);
        refuse(errors);
        return when;
    }

    /** @return null without a key: whoever sends none answers for sending once */
    @Nullable
    Sending sending(@Nullable String key, Record request) {
        return key == null ? null : new Sending(key, RequestHash.of(request));
    }

    /**
     * Whether this line is there already. The record is locked by now, so that of two at once the later one sees the earlier.
     *
     * @param earlier finds the line by its key
     * @throws RuleViolationException if the key belongs to a line that says something else
     */
    boolean isThere(@Nullable Sending sending, Function<String, Optional<? extends CareRow>> earlier) {
        Optional<? extends CareRow> found = sending == null ? Optional.empty() : earlier.apply(sending.key());
        if (sending == null || found.isEmpty()) {
            return false;
        }
        if (!sending.hash().equals(found.get().getRequestHash())) {
            throw new RuleViolationException(
                    "idempotency-key-reused",
                    "This key was used for another line. Load the page again and enter it once more.",
                    List.of());
        }
        return true;
    }

    /**
     * @param sending kept with the line, for its repetition
     * @param closed the record is signed: whatever comes now says why
     * @param errors takes what is wrong with it; the result is only of use while it stays empty
     */
    <T extends CareRow> Marked<T> mark(
            RowMark mark,
            @Nullable Sending sending,
            UUID recordId,
            Instant opened,
            boolean closed,
            Function<UUID, Optional<T>> find,
            List<FieldError> errors) {
        T original = null;
        if (mark.correctsId() != null) {
            original = find.apply(mark.correctsId())
                    .filter(row -> row.getRecordId().equals(recordId) && !row.isWithdrawn())
                    .orElse(null);
            if (original == null) {
                errors.add(new FieldError("/mark/correctsId", "This record has no such line. Load the page again."));
            }
        }
        boolean withdrawn = Boolean.TRUE.equals(mark.withdraw());
        if (withdrawn && mark.correctsId() == null) {
            errors.add(new FieldError("/mark/correctsId", "Say which line is withdrawn."));
        }
        String reason = Words.said(mark.reason());
        if (reason == null && mark.correctsId() != null) {
            errors.add(new FieldError("/mark/reason", "Say why this line is corrected."));
        } else if (reason == null && closed) {
            errors.add(new FieldError("/mark/reason", "This record is closed. Say why the line comes late."));
        }
        Instant at = mark.at() != null
                ? mark.at().truncatedTo(ChronoUnit.MICROS)
                : original == null ? now() : original.getAt();
        inTime("/mark/at", at, opened, errors);
        return new Marked<>(
                new Noted(at, mark.correctsId(), withdrawn, reason, actor.displayName(), sending),
                Optional.ofNullable(original));
    }

    /** @param original the line it replaces */
    record Marked<T>(Noted noted, Optional<T> original) {}

    void inTime(String pointer, Instant at, Instant opened, List<FieldError> errors) {
        if (at.isAfter(now())) {
            errors.add(new FieldError(pointer, "This lies in the future."));
        } else if (at.isBefore(opened.minus(LONGEST_BACK))) {
            errors.add(
                    new FieldError(pointer, "This is more than a day before the record was opened. Check the date."));
        }
    }

    void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new RuleViolationException("entry-refused", "Nothing was saved.", errors);
        }
    }
}
