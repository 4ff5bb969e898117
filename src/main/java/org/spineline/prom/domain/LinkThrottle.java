package org.spineline.prom.domain;

import java.util.Collection;
import java.util.Map;

/** Counts wrong tries at links, shared by all servers. Each call is a transaction of its own. */
public interface LinkThrottle {
    /** @return wrong tries of this window by key; none are left out */
    Map<String, Integer> triesOf(Collection<String> keys);

    void failed(Collection<String> keys);
}
