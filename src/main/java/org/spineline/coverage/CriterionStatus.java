package org.spineline.coverage;

import java.util.Collection;

/** Whether the record shows what is asked. Unknown is never taken for met. */
public enum CriterionStatus {
    MET,
    NOT_MET,
    UNKNOWN;

    /**
     * Of several, at least so many: met as soon as enough are, not met as soon as enough no longer can be.
     *
     * @param needed from 1 to the number of parts
     */
    public static CriterionStatus atLeast(int needed, Collection<CriterionStatus> parts) {
        long met = parts.stream().filter(MET::equals).count();
        if (met >= needed) {
            return MET;
        }
        long open = parts.stream().filter(UNKNOWN::equals).count();
        return met + open < needed ? NOT_MET : UNKNOWN;
    }
}
