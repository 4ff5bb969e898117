package org.spineline.workup;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The questions at the door, for those who go on from there. */
public interface ArrivalQuestions {
    /** The last answers given at arrival at or after that moment. One query. */
    Optional<ArrivalAnswers> since(UUID episodeId, Instant from);
}
