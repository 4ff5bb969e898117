package org.spineline.operations.application;

import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.operations.application.OperationsRequests.BackupFile;
import org.spineline.operations.application.OperationsRequests.OperationsState;
import org.springframework.stereotype.Service;

/** For whoever runs the service; shows no patient. */
@Service
public class OperationsService {
    private final DowntimePack pack;
    private final Backups backups;

    OperationsService(DowntimePack pack, Backups backups) {
        this.pack = pack;
        this.backups = backups;
    }

    /** Of the server that answers. */
    @Requires(Permission.USER_MANAGE)
    public OperationsState state() {
        return new OperationsState(
                pack.isConfigured(),
                pack.writtenAt().orElse(null),
                pack.isStale(),
                backups.isConfigured(),
                backups.newest().orElse(null));
    }

    /** Takes as long as it takes: minutes for a large database. */
    @Requires(Permission.USER_MANAGE)
    public BackupFile backUp() {
        return backups.make();
    }
}
