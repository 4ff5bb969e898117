package org.spineline.prom;

/** Keeps what patients answer; within the caller's transaction. */
public interface PromRecorder {
    /**
     * Keeps the answers and publishes {@link PromAnswered} in the same transaction.
     *
     * @throws org.spineline.kernel.problem.ConflictException if one of these instruments is on record already for this
     *     contact from this source
     */
    void record(PromEntry entry);
}
