package org.spineline.operations.application;

import java.util.Optional;
import org.spineline.operations.application.OperationsRequests.BackupFile;

/** The folder of backups. */
public interface Backups {
    boolean isConfigured();

    Optional<BackupFile> newest();

    /**
     * Copies the database while it is used, and takes away the oldest beyond what is kept.
     *
     * @throws org.spineline.kernel.problem.ConflictException if there is no folder for it
     * @throws org.spineline.kernel.problem.UnavailableException if it could not be made
     */
    BackupFile make();
}
