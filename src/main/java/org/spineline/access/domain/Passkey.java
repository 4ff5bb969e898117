package org.spineline.access.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.web.ExpectedVersion;

/** A key on somebody's device that opens their account; only its public half is here. */
@Entity
@Table(name = "access_passkey")
public class Passkey extends Aggregate {
    @Column(name = "user_id", updatable = false)
    private UUID userId;

    @Column(name = "name")
    private String name;

    @Column(name = "rp_id", updatable = false)
    private String rpId;

    @Column(name = "credential_id", updatable = false)
    private String credentialId;

    @Column(name = "credential_data", updatable = false)
    private String credentialData;

    @Column(name = "sign_count")
    private long signCount;

    @Column(name = "transports", updatable = false)
    private String transports;

    @Column(name = "backup_eligible", updatable = false)
    private boolean backupEligible;

    @Column(name = "backed_up")
    private boolean backedUp;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @SuppressWarnings("NullAway.Init")
    protected Passkey() {}

    public Passkey(UUID userId, String name, RelyingParty site, PublicHalf half) {
        this.userId = userId;
        this.name = name.strip();
        this.rpId = site.id();
        this.credentialId = half.credentialId();
        this.credentialData = half.credentialData();
        this.signCount = half.signCount();
        this.transports = String.join(",", half.transports());
        this.backupEligible = half.backupEligible();
        this.backedUp = half.backedUp();
    }

    /**
     * What a device says of a new key.
     *
     * @param credentialId Base64url, as the browser names the key
     * @param credentialData Base64url of model, id and public key as the device wrote them
     * @param signCount how often the device says it was used; 0 from those that do not count
     * @param transports how a browser reaches the device
     * @param backupEligible whether it may be copied to the owner's other devices
     * @param backedUp whether it was
     */
    public record PublicHalf(
            String credentialId,
            String credentialData,
            long signCount,
            List<String> transports,
            boolean backupEligible,
            boolean backedUp) {}

    public UUID getUserId() {
        return userId;
    }

    public String getName() {
        return name;
    }

    public String getRpId() {
        return rpId;
    }

    public String getCredentialId() {
        return credentialId;
    }

    public String getCredentialData() {
        return credentialData;
    }

    public long getSignCount() {
        return signCount;
    }

    public List<String> getTransports() {
        return transports.isEmpty() ? List.of() : List.of(transports.split(","));
    }

    public boolean isBackupEligible() {
        return backupEligible;
    }

    public boolean isBackedUp() {
        return backedUp;
    }

    /** Null: never. */
    public @Nullable Instant getLastUsedAt() {
        return lastUsedAt;
    }

    public void isNamed(String newName, ExpectedVersion expected) {
        requireVersion(expected);
        name = newName.strip();
    }

    public void wasUsed(long newSignCount, boolean nowBackedUp, Instant at) {
        signCount = newSignCount;
        backedUp = nowBackedUp;
        lastUsedAt = at;
    }
}
