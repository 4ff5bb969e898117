package org.spineline.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one criterion stands.
 *
 * @param evidence the fact it rests on, in one line; for one made of others, what decides
 * @param statement code of the statement of a physician that would answer it; null where none would
 * @param parts what it is made of; empty when it is read from the record
 */
public record CriterionResult(
        String id,
        String text,
        CriterionStatus status,
        String evidence,
        @Nullable String statement,
        List<CriterionResult> parts) {}
