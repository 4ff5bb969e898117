package org.spineline.access;

import java.io.Serial;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The person behind a session. */
public final class SignedInUser implements UserDetails, CredentialsContainer {
    @Serial
    private static final long serialVersionUID = 1L;

    private final UUID id;
    private final String username;
    private final String displayName;
    private final Role role;
    private final boolean enabled;
    private final long securityVersion;
    private final boolean secondFactor;
    private final boolean passkey;
    private @Nullable String passwordHash;

    /** Somebody without a second factor, whose account never changed. */
    public SignedInUser(
            UUID id, String username, String displayName, Role role, boolean enabled, @Nullable String passwordHash) {
        this(id, username, displayName, role, enabled, passwordHash, 0, false, false);
    }

    /**
     * @param securityVersion of the account when this was read
     * @param secondFactor whether the account has set one up
     * @param passkey whether it has a passkey
     */
    public SignedInUser(
            UUID id,
            String username,
            String displayName,
            Role role,
            boolean enabled,
            @Nullable String passwordHash,
            long securityVersion,
            boolean secondFactor,
            boolean passkey) {
        this.id = id;
        this.username = username;
        this.displayName = displayName;
        this.role = role;
        this.enabled = enabled;
        this.passwordHash = passwordHash;
        this.securityVersion = securityVersion;
        this.secondFactor = secondFactor;
        this.passkey = passkey;
    }

    public UUID id() {
        return id;
    }

    public String displayName() {
        return displayName;
    }

    public Role role() {
        return role;
    }

    public Set<Permission> permissions() {
        return role.permissions();
    }

    /** A session begun under another version than the account has now is over. */
    public long securityVersion() {
        return securityVersion;
    }

    /** Whether the account has a second factor, and is asked for it. */
    public boolean secondFactor() {
        return secondFactor;
    }

    /** Whether the account can be opened with a passkey. */
    public boolean passkey() {
        return passkey;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return role.permissions().stream()
                .map(permission -> new SimpleGrantedAuthority(permission.name()))
                .toList();
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    /** The session keeps the person, never the hash. */
    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }
}
