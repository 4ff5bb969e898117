package org.spineline.procedure;

import java.util.UUID;

/** Two people declared a signed note void: what followed from its signature no longer holds. */
public record NoteVoided(UUID noteId, UUID bookingId, UUID episodeId, UUID patientId) {}
