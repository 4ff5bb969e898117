package org.spineline.access.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Role;
import org.spineline.kernel.domain.Aggregate;

/** An account. None exists that nobody created. */
@Entity
@Table(name = "app_user")
public class AppUser extends Aggregate {
    @Column(name = "username")
    private String username;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "user_role")
    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "enabled")
    private boolean enabled;

    @Column(name = "security_version")
    private long securityVersion;

    @Column(name = "password_changed_at")
    private @Nullable Instant passwordChangedAt;

    @SuppressWarnings("NullAway.Init")
    protected AppUser() {}

    /** @param username compared without regard to case */
    public AppUser(String username, String displayName, Role role, String passwordHash) {
        this.username = username.toLowerCase(Locale.ROOT);
        this.displayName = displayName;
        this.role = role;
        this.passwordHash = passwordHash;
        this.enabled = true;
    }

    public String getUsername() {
        return username;
    }

    public String getDisplayName() {
        return displayName;
    }

    public String getPasswordHash() {
        return passwordHash;
    }

    public Role getRole() {
        return role;
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** Sessions that began under another version are over. */
    public long getSecurityVersion() {
        return securityVersion;
    }

    /** Null: not since it was created. */
    public @Nullable Instant getPasswordChangedAt() {
        return passwordChangedAt;
    }

    public void becomes(String newDisplayName, Role newRole, boolean mayEnter) {
        if (role != newRole || enabled != mayEnter) {
            endsSessions();
        }
        displayName = newDisplayName;
        role = newRole;
        enabled = mayEnter;
    }

    public void changesPassword(String newHash, Instant now) {
        passwordHash = newHash;
        passwordChangedAt = now;
        endsSessions();
    }

    /** The same password, hashed as is usual today; nothing changes for its owner. */
    public void rehashed(String newHash) {
        passwordHash = newHash;
    }

    public void endsSessions() {
        securityVersion++;
    }
}
