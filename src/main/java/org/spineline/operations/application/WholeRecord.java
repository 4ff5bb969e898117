package org.spineline.operations.application;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Everything every module keeps about a person. */
public interface WholeRecord {
    /** By kind of thing, in the order of their names; a fixed number of queries and those of what hangs below. */
    Map<String, List<Map<String, Object>>> of(UUID patientId);
}
