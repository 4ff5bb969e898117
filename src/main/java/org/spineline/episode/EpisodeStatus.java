package org.spineline.episode;

import java.util.EnumSet;
import java.util.Set;

/** Where an episode stands. */
public enum EpisodeStatus {
    REFERRED,
    INFORMATION_REQUESTED,
    ACCEPTED,
    DECLINED,
    WITHDRAWN,
    TREATED,
    CLOSED;

    /** What may come next. Accepted may be vetted again: levels change when new imaging arrives. */
    public Set<EpisodeStatus> next() {
        return switch (this) {
            case REFERRED -> EnumSet.of(INFORMATION_REQUESTED, ACCEPTED, DECLINED, WITHDRAWN);
            case INFORMATION_REQUESTED -> EnumSet.of(REFERRED, INFORMATION_REQUESTED, ACCEPTED, DECLINED, WITHDRAWN);
            case ACCEPTED -> EnumSet.of(ACCEPTED, INFORMATION_REQUESTED, DECLINED, WITHDRAWN, TREATED);
            case DECLINED -> EnumSet.of(ACCEPTED, CLOSED);
            case WITHDRAWN -> EnumSet.of(CLOSED);
            case TREATED -> EnumSet.of(TREATED, CLOSED);
            case CLOSED -> EnumSet.noneOf(EpisodeStatus.class);
        };
    }

    public boolean mayBecome(EpisodeStatus target) {
        return next().contains(target);
    }
}
