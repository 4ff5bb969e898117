package org.spineline.access.application;

import java.util.Comparator;
import java.util.List;
import org.spineline.access.Colleagues;
import org.spineline.access.Permission;
import org.spineline.access.SystemUse;
import org.spineline.access.domain.AppUser;
import org.spineline.access.domain.AppUserRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names of those who work here, without their accounts. */
@Service
@SystemUse("Asked by use cases with a permission of their own; says names, nothing of the account")
@Transactional(readOnly = true)
class ColleagueList implements Colleagues {
    private final AppUserRepository users;

    ColleagueList(AppUserRepository users) {
        this.users = users;
    }

    @Override
    public List<Colleague> who(Permission may) {
        return users.findAllByOrderByUsername().stream()
                .filter(AppUser::isEnabled)
                .filter(user -> user.getRole().permissions().contains(may))
                .map(user -> new Colleague(user.getId(), user.getDisplayName()))
                .sorted(Comparator.comparing(Colleague::name))
                .toList();
    }
}
