package org.spineline.access.domain;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Passkeys of the accounts. */
public interface PasskeyRepository extends Repository<Passkey, UUID> {
    @Query("select key from Passkey key where key.userId = :userId order by key.createdAt, key.id")
    List<Passkey> of(UUID userId);

    Optional<Passkey> findByIdAndUserId(UUID id, UUID userId);

    /** Two that bring the same key come one after the other, so that the count of its uses is compared with the last one. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select key from Passkey key where key.credentialId = :credentialId")
    Optional<Passkey> lockByCredentialId(String credentialId);

    boolean existsByUserId(UUID userId);

    /** The owner of each, once for each. */
    @Query("select key.userId from Passkey key")
    List<UUID> owners();

    Passkey saveAndFlush(Passkey passkey);

    void delete(Passkey passkey);
}
