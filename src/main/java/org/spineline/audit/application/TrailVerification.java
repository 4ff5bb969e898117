package org.spineline.audit.application;

import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.audit.application.AuditRequests.TrailVerdict;
import org.springframework.stereotype.Service;

/** The auditor has the trail checked. */
@Service
public class TrailVerification {
    private final TrailVerifier verifier;

    TrailVerification(TrailVerifier verifier) {
        this.verifier = verifier;
    }

    @Requires(Permission.AUDIT_READ)
    public TrailVerdict verify() {
        return verifier.verify();
    }
}
