package org.spineline.access.domain;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Accounts of this facility. */
public interface AppUserRepository extends Repository<AppUser, UUID> {
    Optional<AppUser> findByUsername(String lowerCaseUsername);

    Optional<AppUser> findById(UUID id);

    /** Nobody else changes the account until the end of the transaction. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select user from AppUser user where user.id = :id")
    Optional<AppUser> lockById(UUID id);

    List<AppUser> findAllByOrderByUsername();

    AppUser save(AppUser user);

    long count();
}
