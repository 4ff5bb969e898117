package org.spineline.sedation;

import java.util.List;

/** The protocols of the site. */
public interface SedationProtocols {
    List<SedationProtocolView> all();

    /**
     * For what was recorded under it: the protocol as the site has it or, once the site dropped it, as it had it last. One
     * that was dropped before anybody kept it has its code for a name and demands nothing.
     */
    SedationProtocolView recorded(String code);

    /** @throws org.spineline.kernel.problem.NotFoundException if the site has no such protocol */
    SedationProtocolView require(String code);
}
