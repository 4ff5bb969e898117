package org.spineline.workup;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Asked of whoever keeps the calendar: what is due before a procedure depends on when it is. */
public interface ProcedureDates {
    /**
     * One query.
     *
     * @return by episode: the next procedure that still stands, else the last one that took place; episodes without
     *     either are left out
     */
    Map<UUID, ProcedureDate> of(Collection<UUID> episodeIds);
}
