package org.spineline.episode;

/** How the pain has gone since it began. */
public enum PainCourse {
    WORSE,
    UNCHANGED,
    BETTER
}
