package org.spineline.access.application;

import java.util.Locale;
import org.spineline.access.SignedInUser;
import org.spineline.access.SystemUse;
import org.spineline.access.domain.AppUserRepository;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@SystemUse("Signing in comes before every permission")
class AccountLookup implements UserDetailsService {
    private final AppUserRepository users;

    AccountLookup(AppUserRepository users) {
        this.users = users;
    }

    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String username) {
        return users.findByUsername(username.toLowerCase(Locale.ROOT))
                .map(user -> new SignedInUser(
                        user.getId(),
                        user.getUsername(),
                        user.getDisplayName(),
                        user.getRole(),
                        user.isEnabled(),
                        user.getPasswordHash()))
                .orElseThrow(() -> new UsernameNotFoundException("unknown"));
    }
}
