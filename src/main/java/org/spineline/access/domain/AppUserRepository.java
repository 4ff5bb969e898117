package org.spineline.access.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Accounts of this facility. */
public interface AppUserRepository extends Repository<AppUser, UUID> {
    Optional<AppUser> findByUsername(String lowerCaseUsername);

    Optional<AppUser> findById(UUID id);

    List<AppUser> findAllByOrderByUsername();

    AppUser save(AppUser user);

    long count();
}
