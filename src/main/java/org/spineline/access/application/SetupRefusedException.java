package org.spineline.access.application;

import java.io.Serial;

/** The token of the first start does not hold, or is not needed any more: 403. */
public final class SetupRefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    SetupRefusedException() {
        super("setup refused");
    }
}
