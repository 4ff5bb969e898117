package org.spineline.kernel.actor;

import java.util.UUID;

/** Who acts in this request, or the system itself where no person does. */
public interface CurrentActor {
    /** Stands for Spineline itself: start-up, imports at first start, scheduled work. */
    UUID SYSTEM = new UUID(0, 0);

    /** {@link #SYSTEM} outside a request. */
    UUID userId();

    String displayName();

    UUID facilityId();
}
