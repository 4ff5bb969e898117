package org.spineline.workup;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What is read again beside the patient on the day of the procedure. */
public interface BedsideRecords {
    /** @param since earlier answers were given for another day */
    ArrivalAnswers arrival(UUID episodeId, Instant since);

    /** Empty while nobody has recorded anything. */
    Optional<ConsentFact> consent(UUID episodeId);
}
