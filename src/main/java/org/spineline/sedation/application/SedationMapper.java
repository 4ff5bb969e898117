package org.spineline.sedation.application;

import org.mapstruct.Mapper;
import org.spineline.sedation.SedationProtocolView;
import org.spineline.sedation.domain.SedationRules.Protocol;

@Mapper
interface SedationMapper {
    SedationProtocolView toView(Protocol protocol, String source, String version);
}
