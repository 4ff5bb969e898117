package org.spineline.access.application;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.spineline.access.Role;
import org.spineline.kernel.print.Print;

/** What goes over the wire about accounts. */
public final class UserRequests {
    private UserRequests() {}

    /** @param password 15 characters or more, no composition rule (NIST SP 800-63B-4) */
    public record NewUser(
            @NotBlank
                    @Size(max = 60)
                    @Pattern(regexp = "[A-Za-z0-9._@-]+", message = "Use letters, digits, and . _ @ - only.")
                    String username,
            @NotBlank @Size(max = 120) String displayName,
            @NotNull Role role,
            @NotNull @Size(min = 15, max = 200, message = "Use at least 15 characters.") String password) {}

    public record UserChange(
            @NotBlank @Size(max = 120) String displayName, @NotNull Role role, @NotNull Boolean enabled) {}

    public record UserResponse(
            UUID id, long version, String username, String displayName, Role role, boolean enabled) {}

    public record SignIn(@NotBlank @Size(max = 60) String username, @NotBlank @Size(max = 200) String password) {
        @Override
        public String toString() {
            return "SignIn[username withheld]";
        }
    }

    public record Me(
            UUID id,
            String username,
            String displayName,
            Role role,
            List<String> permissions,
            FacilityView facility,
            boolean demo) {}

    /** @param paper what its printers hold */
    public record FacilityView(UUID id, String name, String timeZone, Print.Paper paper) {}
}
