package org.spineline.access.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.spineline.access.application.TooManyAttemptsException;
import org.spineline.access.domain.PasswordRules;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashing a password takes a tenth of a second of a whole processor, on purpose. Only some are hashed at once, so that a
 * flood of sign-ins leaves something for those who work.
 */
final class BoundedEncoder implements PasswordEncoder {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final PasswordEncoder encoder;
    private final Semaphore seats;

    BoundedEncoder(PasswordEncoder encoder, int atOnce) {
        this.encoder = encoder;
        this.seats = new Semaphore(atOnce, true);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence typed) {
        return seated(() -> encoder.encode(typed == null ? null : PasswordRules.normal(typed)));
    }

    @Override
    public boolean matches(@Nullable CharSequence typed, @Nullable String hash) {
        return seated(() -> encoder.matches(typed == null ? null : PasswordRules.normal(typed), hash));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T> T seated(Supplier<T> work) {
        try {
            if (!seats.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyAttemptsException(PATIENCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TooManyAttemptsException(PATIENCE);
        }
        try {
            return work.get();
        } finally {
            seats.release();
        }
    }
}
