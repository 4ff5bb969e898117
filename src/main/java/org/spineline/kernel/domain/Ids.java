package org.spineline.kernel.domain;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Ids that nobody else gives and that grow with time (UUID, version 7, RFC 9562). Rows of one day lie side by side in every
 * index that begins with an id; wholly random ones touch a page of their own in each, which costs the more the more rows
 * there are. An id is no secret: whatever opens a door by being known is random throughout.
 */
public final class Ids {
    private Ids() {}

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
