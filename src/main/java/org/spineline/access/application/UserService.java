package org.spineline.access.application;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.spineline.access.AccountRenewal;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.Role;
import org.spineline.access.SystemUse;
import org.spineline.access.application.UserRequests.NewUser;
import org.spineline.access.application.UserRequests.UserChange;
import org.spineline.access.application.UserRequests.UserResponse;
import org.spineline.access.domain.AppUser;
import org.spineline.access.domain.AppUserRepository;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.web.ExpectedVersion;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts: who may enter, and as what. */
@Service
@Transactional
public class UserService implements AccountRenewal {
    private final AppUserRepository users;
    private final UserMapper mapper;
    private final PasswordEncoder passwords;
    private final CurrentActor actor;

    UserService(AppUserRepository users, UserMapper mapper, PasswordEncoder passwords, CurrentActor actor) {
        this.users = users;
        this.mapper = mapper;
        this.passwords = passwords;
        this.actor = actor;
    }

    @Requires(Permission.USER_MANAGE)
    @Transactional(readOnly = true)
    public List<UserResponse> all() {
        return users.findAllByOrderByUsername().stream().map(mapper::toResponse).toList();
    }

    @Requires(Permission.USER_MANAGE)
    public UserResponse create(NewUser request) {
        return mapper.toResponse(users.save(new AppUser(
                request.username(), request.displayName(), request.role(), passwords.encode(request.password()))));
    }

    /** @throws ConflictException if administrators would lock themselves out */
    @Requires(Permission.USER_MANAGE)
    public UserResponse change(UUID id, ExpectedVersion expected, UserChange change) {
        AppUser user = users.findById(id)
                .orElseThrow(() ->
                        new NotFoundException("user-not-found", "This account does not exist.", Map.of("userId", id)));
        user.requireVersion(expected);
        boolean losesAdministration = change.role() != Role.ADMINISTRATOR || !change.enabled();
        if (id.equals(actor.userId()) && losesAdministration) {
            throw new ConflictException(
                    "own-account",
                    "You cannot take your own administration rights away. Ask another administrator.",
                    Map.of("userId", id));
        }
        user.becomes(change.displayName(), change.role(), change.enabled());
        return mapper.toResponse(users.save(user));
    }

    @Override
    @SystemUse("The demo prints fresh credentials at every start")
    public void renew(String username, String displayName, Role role, String password) {
        AppUser user = users.findByUsername(username.toLowerCase(Locale.ROOT))
                .orElseGet(() -> new AppUser(username, displayName, role, ""));
        user.changesPassword(passwords.encode(password));
        users.save(user);
    }
}
