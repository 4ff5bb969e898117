package org.spineline.episode;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.anatomy.VertebralLevel;

/**
 * What a payer answered, as other modules see it.
 *
 * @param codes billing codes it names
 * @param technique for which it was asked; null when the payer did not name one
 * @param expiresOn last day on which it holds; null while no end is known
 */
public record PayerDecision(
        UUID episodeId,
        AuthorizationStatus status,
        List<String> codes,
        @Nullable Technique technique,
        List<VertebralLevel> levels,
        @Nullable LocalDate expiresOn) {}
