package org.spineline.access.application;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Role;
import org.spineline.kernel.print.Print;

/** What goes over the wire about accounts. */
public final class UserRequests {
    private UserRequests() {}

    /** @param password null: its owner chooses it with a link; otherwise 15 characters or more */
    public record NewUser(
            @NotBlank
                    @Size(max = 60)
                    @Pattern(regexp = "[A-Za-z0-9._@-]+", message = "Use letters, digits, and . _ @ - only.")
                    String username,
            @NotBlank @Size(max = 120) String displayName,
            @NotNull Role role,
            @Nullable @Size(max = 400) String password) {
        @Override
        public String toString() {
            return "NewUser[" + role + "]";
        }
    }

    public record UserChange(
            @NotBlank @Size(max = 120) String displayName, @NotNull Role role, @NotNull Boolean enabled) {}

    /**
     * @param secondFactor whether one is set up
     * @param passkeys how many the account has
     */
    public record UserResponse(
            UUID id,
            long version,
            String username,
            String displayName,
            Role role,
            boolean enabled,
            boolean secondFactor,
            int passkeys) {}

    /** What still stands between somebody who gave the password and everything else. */
    public enum MissingFactor {
        /** A code from the authenticator. */
        CODE,
        /** One of the passkeys of the account: this site asks for two proofs, and it is both. */
        PASSKEY,
        /** An authenticator or a passkey: this site asks everybody for one. */
        SETUP
    }

    public record SignIn(@NotBlank @Size(max = 60) String username, @NotBlank @Size(max = 400) String password) {
        @Override
        public String toString() {
            return "SignIn[username withheld]";
        }
    }

    /** @param missing null: nothing */
    public record Me(
            UUID id,
            String username,
            String displayName,
            Role role,
            List<String> permissions,
            FacilityView facility,
            boolean demo,
            @Nullable MissingFactor missing) {}

    /** @param paper what its printers hold */
    public record FacilityView(UUID id, String name, String timeZone, Print.Paper paper) {}
}
