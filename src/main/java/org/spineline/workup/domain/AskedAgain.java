package org.spineline.workup.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spineline.episode.RedFlag;

/**
 * What the patient said at one time.
 *
 * @param redFlags null if nobody asked; empty if there were none
 */
public record AskedAgain(Instant at, PreCheck.Answers answers, @Nullable List<RedFlag> redFlags) {}
