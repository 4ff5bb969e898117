package org.spineline.patient.domain;

import java.util.Optional;
import java.util.function.Function;

/** What of a contact is compared when somebody may be registered twice; empty where it is no telephone number. */
public final class PhoneEnd implements Function<String, Optional<String>> {
    @Override
    public Optional<String> apply(String contact) {
        return Likeness.phone(contact).stream().findFirst();
    }
}
