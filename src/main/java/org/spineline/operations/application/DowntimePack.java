package org.spineline.operations.application;

import java.time.Instant;
import java.util.Optional;

/** The pack of this server. */
public interface DowntimePack {
    boolean isConfigured();

    /** When this server last wrote one; empty if never since its start. */
    Optional<Instant> writtenAt();

    /** True where there should be one and there is none, or an old one. */
    boolean isStale();
}
