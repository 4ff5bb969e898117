package org.spineline.workup;

import java.util.List;
import java.util.UUID;

/** Which drugs a patient was told to leave out, and how to start them again: asked after the procedure. */
public interface RestartPlans {
    /** By drug; empty when no antithrombotic was reviewed. One query. */
    List<RestartPlan> of(UUID episodeId);
}
