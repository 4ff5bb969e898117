package org.spineline.sedation.application;

import java.util.List;
import java.util.Map;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.episode.SedationCatalogue;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.sedation.SedationProtocolView;
import org.spineline.sedation.SedationProtocols;
import org.spineline.sedation.domain.SedationRules;
import org.springframework.stereotype.Service;

/** Reads the site's protocols from the configuration. */
@Service
public class ProtocolService implements SedationProtocols, SedationCatalogue {
    private final SedationRules rules;
    private final SedationMapper mapper;

    ProtocolService(SedationRules rules, SedationMapper mapper) {
        this.rules = rules;
        this.mapper = mapper;
    }

    @Requires(Permission.SEDATION_READ)
    public List<SedationProtocolView> offered() {
        return all();
    }

    @Override
    @SystemUse("A protocol says nothing about a patient")
    public List<SedationProtocolView> all() {
        return rules.protocols().stream()
                .map(protocol -> mapper.toView(protocol, rules.source(), rules.version()))
                .toList();
    }

    @Override
    @SystemUse("A protocol says nothing about a patient")
    public SedationProtocolView require(String code) {
        return all().stream()
                .filter(protocol -> protocol.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        "sedation-protocol-not-found",
                        "The site has no such sedation protocol.",
                        Map.of("code", code)));
    }

    @Override
    @SystemUse("A protocol says nothing about a patient")
    public boolean knows(String protocolCode) {
        return rules.protocols().stream().anyMatch(protocol -> protocol.code().equals(protocolCode));
    }
}
