package org.spineline.audit.infrastructure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.domain.OpenedInEmergency;
import org.spineline.kernel.domain.PatientsShown;
import org.spineline.kernel.domain.PatientsSought;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The patients whose data this request has loaded so far, under which emergency access, and whom it looked for. */
@Component
class PatientReads {
    private static final String ATTRIBUTE = PatientReads.class.getName();

    void remember(@Nullable UUID patientId) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null && patientId != null) {
            seen(request).patients.add(patientId);
        }
    }

    @EventListener
    void shown(PatientsShown shown) {
        shown.patientIds().forEach(this::remember);
    }

    @EventListener
    void sought(PatientsSought sought) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            seen(request).sought.add(sought.typed());
        }
    }

    @EventListener
    void opened(OpenedInEmergency opened) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            seen(request).grants.put(opened.patientId(), opened.grantId());
        }
    }

    /** The emergency access under which this request opened the patient; null for every other. */
    @Nullable
    UUID grantFor(UUID patientId) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null ? null : seen(request).grants.get(patientId);
    }

    /** Empties the list: what is taken is about to be written to the trail. */
    Set<UUID> take() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return Set.of();
        }
        Seen seen = seen(request);
        Set<UUID> taken = Set.copyOf(seen.patients);
        seen.patients.clear();
        return taken;
    }

    /** Empties the list, as above. */
    List<String> takeSought() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return List.of();
        }
        Seen seen = seen(request);
        List<String> taken = List.copyOf(seen.sought);
        seen.sought.clear();
        return taken;
    }

    private static Seen seen(RequestAttributes request) {
        Object known = request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (known instanceof Seen seen) {
            return seen;
        }
        Seen fresh = new Seen();
        request.setAttribute(ATTRIBUTE, fresh, RequestAttributes.SCOPE_REQUEST);
        return fresh;
    }

    /** Of one request. */
    private static final class Seen {
        private final Set<UUID> patients = new LinkedHashSet<>();
        private final List<String> sought = new ArrayList<>();
        private final Map<UUID, UUID> grants = new LinkedHashMap<>();
    }
}
