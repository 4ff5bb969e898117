package org.spineline.access.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Locale;
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

    public void becomes(String newDisplayName, Role newRole, boolean mayEnter) {
        displayName = newDisplayName;
        role = newRole;
        enabled = mayEnter;
    }

    public void changesPassword(String newHash) {
        passwordHash = newHash;
    }
}
