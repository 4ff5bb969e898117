package org.spineline.interop.application;

import java.time.Instant;
import java.util.UUID;

/** One file that was taken in. */
public record ImportRow(
        UUID importId,
        String fileName,
        String fileSha256,
        Instant importedAt,
        String importedBy,
        int patientsCreated,
        int patientsUpdated,
        int patientsUnchanged,
        int factsCreated,
        int factsUpdated,
        int factsUnchanged,
        int resourcesIgnored,
        int warningCount) {}
