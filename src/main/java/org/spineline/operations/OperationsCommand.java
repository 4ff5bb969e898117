package org.spineline.operations;

import java.io.PrintStream;
import org.spineline.operations.infrastructure.BackupCommand;

/** What the jar can do instead of serving: make a backup, restore one. */
public final class OperationsCommand {
    private OperationsCommand() {}

    public static boolean isMeantBy(String... arguments) {
        return BackupCommand.isMeantBy(arguments);
    }

    /** @return the exit code: 0 done, 1 refused or failed with a sentence, 2 not understood */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        return BackupCommand.run(out, err, arguments);
    }
}
