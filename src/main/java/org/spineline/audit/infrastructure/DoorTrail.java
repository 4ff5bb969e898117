package org.spineline.audit.infrastructure;

import java.util.UUID;
import org.spineline.access.PasskeyCopiedException;
import org.spineline.access.SignedInUser;
import org.spineline.audit.domain.AuditAction;
import org.spineline.kernel.actor.CurrentActor;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who came in, who went, and who was turned away; kept even when what they tried is rolled back. */
@Component
class DoorTrail {
    private final AuditTrail trail;

    DoorTrail(AuditTrail trail) {
        this.trail = trail;
    }

    @EventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void signedIn(AuthenticationSuccessEvent event) {
        write(AuditAction.SIGN_IN, event.getAuthentication());
    }

    /** Without the name that was typed: people type their password there. A passkey that seems copied is named. */
    @EventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(AbstractAuthenticationFailureEvent event) {
        if (event.getException() instanceof PasskeyCopiedException copied) {
            trail.write(trail.entryBy(
                    CurrentActor.SYSTEM,
                    null,
                    AuditAction.SIGN_IN_FAILED,
                    null,
                    "Passkey",
                    copied.passkeyId(),
                    "signCount"));
            return;
        }
        trail.write(trail.entryBy(CurrentActor.SYSTEM, null, AuditAction.SIGN_IN_FAILED, null, null, null, null));
    }

    @EventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void signedOut(LogoutSuccessEvent event) {
        write(AuditAction.SIGN_OUT, event.getAuthentication());
    }

    @EventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void denied(AuthorizationDeniedEvent<?> event) {
        if (event.getAuthentication().get().getPrincipal() instanceof SignedInUser) {
            write(AuditAction.DENIED, event.getAuthentication().get());
        }
    }

    private void write(AuditAction action, Authentication authentication) {
        if (authentication.getPrincipal() instanceof SignedInUser user) {
            UUID id = user.id();
            trail.write(trail.entryBy(id, user.role().name(), action, null, "AppUser", id, null));
        }
    }
}
