package org.spineline.operations.domain;

import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Retention reviews of this facility. */
public interface RetentionReviewRepository extends Repository<RetentionReview, UUID> {
    RetentionReview saveAndFlush(RetentionReview review);
}
