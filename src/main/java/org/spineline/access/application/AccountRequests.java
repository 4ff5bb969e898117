package org.spineline.access.application;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What goes over the wire about one's own account, and about coming in. Nothing here prints a secret. */
public final class AccountRequests {
    private static final String WITHHELD = "[withheld]";

    private AccountRequests() {}

    /** @param code six digits from the authenticator, or a recovery code */
    public record Code(@NotBlank @Size(max = 40) String code) {
        @Override
        public String toString() {
            return WITHHELD;
        }
    }

    public record Password(@NotBlank @Size(max = 400) String password) {
        @Override
        public String toString() {
            return WITHHELD;
        }
    }

    /** @param password 15 characters or more, no composition rule (NIST SP 800-63B-4) */
    public record PasswordChange(
            @NotBlank @Size(max = 400) String current, @NotBlank @Size(max = 400) String password) {
        @Override
        public String toString() {
            return WITHHELD;
        }
    }

    public record PasswordReset(@NotBlank @Size(max = 100) String token, @NotBlank @Size(max = 400) String password) {
        @Override
        public String toString() {
            return WITHHELD;
        }
    }

    /** @param token as printed on the console at the first start */
    public record Setup(
            @NotBlank @Size(max = 100) String token,
            @NotBlank
                    @Size(max = 60)
                    @Pattern(regexp = "[A-Za-z0-9._@-]+", message = "Use letters, digits, and . _ @ - only.")
                    String username,
            @NotBlank @Size(max = 120) String displayName,
            @NotBlank @Size(max = 400) String password) {
        @Override
        public String toString() {
            return WITHHELD;
        }
    }

    /**
     * The hospital's own sign-in.
     *
     * @param name null: there is none
     * @param path where it begins
     */
    public record ProviderView(@Nullable String name, @Nullable String path) {}

    /** @param needed whether nobody has an account yet */
    public record SetupState(boolean needed) {}

    /**
     * @param secondFactorSince null: none is set up
     * @param passwordChangedAt null: not since the account was created
     */
    public record AccountView(
            @Nullable Instant secondFactorSince,
            int recoveryCodesLeft,
            @Nullable Instant passwordChangedAt,
            boolean secondFactorRequired,
            int sessionsAllowed) {}

    /**
     * Shown once.
     *
     * @param secret in Base32, to be typed where no camera is
     * @param uri what the picture says
     * @param qrSize modules along one side, with the quiet zone
     * @param qrPath SVG path of the dark modules, one unit each
     */
    public record TotpOffer(String secret, String uri, int qrSize, String qrPath) {
        @Override
        public String toString() {
            return WITHHELD;
        }
    }

    /** Shown once; each opens the door one time. */
    public record RecoveryCodes(@NotNull List<String> codes) {
        @Override
        public String toString() {
            return WITHHELD;
        }
    }

    /**
     * @param device what the browser said of itself; null: nothing
     * @param current whether it is the one that asks
     */
    public record SessionView(
            UUID id, @Nullable String device, String address, Instant since, Instant lastUsed, boolean current) {}

    /** @param token goes behind the # of the address, which browsers keep to themselves */
    public record ResetLink(String token, Instant expiresAt) {
        @Override
        public String toString() {
            return WITHHELD;
        }
    }
}
