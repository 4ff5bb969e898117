package org.spineline.outcome;

/** How an interval was reckoned; all are 95 %. */
public enum IntervalMethod {
    WILSON,
    /** Percentiles of seeded resamples: the same cases give the same interval. */
    BOOTSTRAP,
    /** Student's t, for many cases. */
    STUDENT,
    /** Order statistics around the median. */
    RANKS
}
