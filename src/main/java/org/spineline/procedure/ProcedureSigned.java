package org.spineline.procedure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.Technique;

/**
 * A procedure is on record. Published within the signing transaction: what listens belongs to the signature.
 *
 * @param feltLeak whether the note says of a cement leak that the patient felt it
 * @param endedAt when the needle was out
 * @param replaces void notes of the same booking; what followed from them follows from this one now
 */
public record ProcedureSigned(
        UUID noteId,
        UUID bookingId,
        UUID episodeId,
        UUID patientId,
        Technique technique,
        List<VertebralLevel> levels,
        boolean feltLeak,
        Instant endedAt,
        List<UUID> replaces) {}
