package org.spineline.interop;

import java.util.List;
import java.util.UUID;

/**
 * What an import did.
 *
 * @param fileSha256 in hexadecimal
 * @param alreadyImported this very file was taken in before, and nothing was done now
 * @param ignored resources of kinds Spineline has no use for, by type
 * @param warnings what was left out because it cannot be true or points nowhere; the first 200
 * @param warningCount all of them
 */
public record ImportReport(
        UUID importId,
        String fileName,
        String fileSha256,
        boolean alreadyImported,
        Counts patients,
        Counts conditions,
        Counts observations,
        Counts medications,
        Counts allergies,
        List<Ignored> ignored,
        List<Warning> warnings,
        int warningCount,
        List<UUID> patientIds) {

    /** How many were new, changed, and known already. */
    public record Counts(int created, int updated, int unchanged) {}

    public record Ignored(String resourceType, int count) {}

    /** @param path JSON pointer into the file, such as {@code /entry/12/resource} */
    public record Warning(String path, String message) {}
}
