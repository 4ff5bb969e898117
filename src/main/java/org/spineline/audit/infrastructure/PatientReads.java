package org.spineline.audit.infrastructure;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.PatientsShown;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The patients whose data this request has loaded so far. */
@Component
class PatientReads {
    private static final String ATTRIBUTE = PatientReads.class.getName();

    void remember(@Nullable UUID patientId) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null && patientId != null) {
            patients(request).add(patientId);
        }
    }

    @EventListener
    void shown(PatientsShown shown) {
        shown.patientIds().forEach(this::remember);
    }

    /** Empties the list: what is taken is about to be written to the trail. */
    Set<UUID> take() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return Set.of();
        }
        Set<UUID> taken = Set.copyOf(patients(request));
        request.removeAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return taken;
    }

    @SuppressWarnings("unchecked")
    private static Set<UUID> patients(RequestAttributes request) {
        Object known = request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (known == null) {
            known = new LinkedHashSet<UUID>();
            request.setAttribute(ATTRIBUTE, known, RequestAttributes.SCOPE_REQUEST);
        }
        return (Set<UUID>) known;
    }
}
