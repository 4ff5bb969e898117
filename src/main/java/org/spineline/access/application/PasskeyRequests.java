package org.spineline.access.application;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What goes over the wire about passkeys. Bytes are Base64url without padding, and what a browser is asked has the shape that
 * its own {@code PublicKeyCredential.parse…FromJSON} takes.
 */
public final class PasskeyRequests {
    private static final String BASE64_URL = "[A-Za-z0-9_-]+";
    private static final int LONGEST_ID = 1400;
    private static final int LONGEST_PART = 12_000;

    private PasskeyRequests() {}

    /** @param origin where the browser must be for passkeys to work; null: they are off at this site */
    public record PasskeyDoor(@Nullable String origin) {}

    /** @param origin as in {@link PasskeyDoor} */
    public record AccountPasskeys(@Nullable String origin, @NotNull List<PasskeyView> passkeys) {}

    /**
     * @param lastUsedAt null: never
     * @param backedUp whether the device copied it to its owner's other devices
     */
    public record PasskeyView(
            UUID id, long version, String name, Instant addedAt, @Nullable Instant lastUsedAt, boolean backedUp) {}

    /** @param timeout in milliseconds */
    public record PasskeyQuestion(String challenge, String rpId, long timeout, String userVerification) {}

    /** @param timeout in milliseconds */
    public record PasskeyOffer(
            RelyingPartyView rp,
            PasskeyOwner user,
            String challenge,
            @NotNull List<PasskeyKind> pubKeyCredParams,
            long timeout,
            @NotNull List<PasskeyDescriptor> excludeCredentials,
            PasskeyDemand authenticatorSelection,
            String attestation) {}

    public record RelyingPartyView(String id, String name) {}

    /** @param id of the account, for the device to keep */
    public record PasskeyOwner(String id, String name, String displayName) {}

    /** @param alg number of the algorithm in the register of COSE */
    public record PasskeyKind(String type, long alg) {}

    public record PasskeyDescriptor(String type, String id, @NotNull List<String> transports) {}

    public record PasskeyDemand(String residentKey, boolean requireResidentKey, String userVerification) {}

    /** How a browser reaches the device; what is not known here is left out by the page. */
    public enum PasskeyTransport {
        USB,
        NFC,
        BLE,
        SMART_CARD,
        HYBRID,
        INTERNAL
    }

    /** A key that a device just made. */
    public record NewPasskey(
            @NotBlank @Size(max = 60) String name,
            @NotNull @Size(min = 1, max = LONGEST_PART) @Pattern(regexp = BASE64_URL) String clientData,
            @NotNull @Size(min = 1, max = LONGEST_PART) @Pattern(regexp = BASE64_URL) String attestationObject,
            @NotNull @Size(max = 6) List<@NotNull PasskeyTransport> transports) {}

    /** What a device answers to a question. */
    public record PasskeyProof(
            @NotNull @Size(min = 1, max = LONGEST_ID) @Pattern(regexp = BASE64_URL) String credentialId,
            @NotNull @Size(min = 1, max = LONGEST_PART) @Pattern(regexp = BASE64_URL) String clientData,
            @NotNull @Size(min = 1, max = LONGEST_PART) @Pattern(regexp = BASE64_URL) String authenticatorData,
            @NotNull @Size(min = 1, max = LONGEST_PART) @Pattern(regexp = BASE64_URL) String signature,
            @NotNull @Size(min = 1, max = 100) @Pattern(regexp = BASE64_URL) String userHandle) {
        @Override
        public String toString() {
            return "[withheld]";
        }
    }

    public record PasskeyName(@NotBlank @Size(max = 60) String name) {}
}
