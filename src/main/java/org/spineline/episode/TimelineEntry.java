package org.spineline.episode;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of an episode's timeline.
 *
 * @param id stable within the episode
 * @param at where it stands on the timeline; for things that only have a day, the start of that day in the facility
 * @param day set where only the day is known, so that no false time is shown
 * @param link path of the screen that shows more
 */
public record TimelineEntry(
        String id,
        TimelineKind kind,
        Instant at,
        @Nullable LocalDate day,
        String title,
        @Nullable String detail,
        TimelineStatus status,
        @Nullable String link) {}
