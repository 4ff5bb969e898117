package org.spineline.sedation;

import java.util.List;

/** The protocols of the site. */
public interface SedationProtocols {
    List<SedationProtocolView> all();

    /** @throws org.spineline.kernel.problem.NotFoundException if the site has no such protocol */
    SedationProtocolView require(String code);
}
