package org.spineline.access.application;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.SignedInUser;
import org.spineline.access.SystemUse;
import org.spineline.access.domain.AppUser;
import org.spineline.access.domain.AppUserRepository;
import org.spineline.access.domain.PasskeyRepository;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@SystemUse("Signing in comes before every permission")
public class AccountLookup implements UserDetailsService, UserDetailsPasswordService {
    private final AppUserRepository users;
    private final SecondFactors factors;
    private final PasskeyRepository passkeys;

    AccountLookup(AppUserRepository users, SecondFactors factors, PasskeyRepository passkeys) {
        this.users = users;
        this.factors = factors;
        this.passkeys = passkeys;
    }

    @Override
    @Transactional(readOnly = true)
    public SignedInUser loadUserByUsername(String username) {
        return users.findByUsername(username.toLowerCase(Locale.ROOT))
                .map(this::asUser)
                .orElseThrow(() -> new UsernameNotFoundException("unknown"));
    }

    /** The account as it is now; empty if it is closed. */
    @Transactional(readOnly = true)
    public Optional<SignedInUser> open(UUID userId) {
        return users.findById(userId).filter(AppUser::isEnabled).map(this::asUser);
    }

    /** After a password was right whose hash is of an older kind. */
    @Override
    @Transactional
    public UserDetails updatePassword(UserDetails user, @Nullable String newHash) {
        if (newHash != null) {
            users.findByUsername(user.getUsername()).ifPresent(account -> {
                account.rehashed(newHash);
                users.save(account);
            });
        }
        return user;
    }

    private SignedInUser asUser(AppUser user) {
        return new SignedInUser(
                user.getId(),
                user.getUsername(),
                user.getDisplayName(),
                user.getRole(),
                user.isEnabled(),
                user.getPasswordHash(),
                user.getSecurityVersion(),
                factors.since(user.getId()).isPresent(),
                passkeys.existsByUserId(user.getId()));
    }
}
