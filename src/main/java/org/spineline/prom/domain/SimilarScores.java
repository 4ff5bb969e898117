package org.spineline.prom.domain;

import java.math.BigDecimal;
import java.util.List;
import org.spineline.prom.Instrument;

/** What comparable patients answered at the same distance from their procedure. */
public interface SimilarScores {
    /**
     * One statement; each patient counts once for each point of time, with the mean of what he answered.
     *
     * @return only points with enough patients, in ascending order
     */
    List<Quartiles> of(ProcedureCourse course, PromRules.Similar rules);

    /** @param day after the procedure */
    record Quartiles(
            Instrument instrument, int day, long patients, BigDecimal lower, BigDecimal median, BigDecimal upper) {}
}
