package org.spineline.access.application;

import java.util.Optional;
import java.util.UUID;
import org.spineline.access.SignedInUser;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.time.FacilityProperties;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The signed-in person of this thread, or Spineline itself. */
@Component
class SecurityActor implements CurrentActor {
    private final FacilityProperties facility;

    SecurityActor(FacilityProperties facility) {
        this.facility = facility;
    }

    @Override
    public UUID userId() {
        return user().map(SignedInUser::id).orElse(SYSTEM);
    }

    @Override
    public String displayName() {
        return user().map(SignedInUser::displayName).orElse("Spineline");
    }

    @Override
    public UUID facilityId() {
        return facility.id();
    }

    private static Optional<SignedInUser> user() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(authentication -> authentication.getPrincipal() instanceof SignedInUser user ? user : null);
    }
}
