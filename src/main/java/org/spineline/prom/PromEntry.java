package org.spineline.prom;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a patient answered on one occasion.
 *
 * @param contactId the planned contact it belongs to; null when there is none
 * @param answers each instrument once; may be empty, then nothing is kept and nobody is told
 */
public record PromEntry(
        UUID patientId,
        UUID episodeId,
        @Nullable UUID contactId,
        PromSource source,
        Instant answeredAt,
        List<PromAnswer> answers) {
    public PromEntry {
        answers = List.copyOf(answers);
    }
}
