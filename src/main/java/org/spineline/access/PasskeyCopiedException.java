package org.spineline.access;

import java.io.Serial;
import java.util.UUID;
import org.springframework.security.authentication.BadCredentialsException;

/** A passkey was used less often than it was before: one of two devices that bring it is a copy nobody should have. */
public class PasskeyCopiedException extends BadCredentialsException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final UUID passkeyId;

    public PasskeyCopiedException(UUID passkeyId) {
        super("copied passkey");
        this.passkeyId = passkeyId;
    }

    public UUID passkeyId() {
        return passkeyId;
    }
}
