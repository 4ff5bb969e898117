package org.spineline.access;

import java.util.List;
import java.util.UUID;

/** Who works here, for those who name each other: a roster, a handover. */
public interface Colleagues {
    /** Enabled accounts that hold this permission, by name. */
    List<Colleague> who(Permission may);

    /** One of them. */
    record Colleague(UUID id, String name) {}
}
