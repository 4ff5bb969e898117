package org.spineline.sedation.application;

import java.util.List;
import java.util.Map;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.episode.SedationCatalogue;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.sedation.SedationDepth;
import org.spineline.sedation.SedationProtocolView;
import org.spineline.sedation.SedationProtocols;
import org.spineline.sedation.domain.SedationRules;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Reads the site's protocols from the configuration, and keeps what the configuration once had. */
@Service
public class ProtocolService implements SedationProtocols, SedationCatalogue {
    private final SedationRules rules;
    private final SedationMapper mapper;
    private final KeptProtocols kept;

    ProtocolService(SedationRules rules, SedationMapper mapper, KeptProtocols kept) {
        this.rules = rules;
        this.mapper = mapper;
        this.kept = kept;
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
    public SedationProtocolView recorded(String code) {
        return all().stream()
                .filter(protocol -> protocol.code().equals(code))
                .findFirst()
                .or(() -> kept.find(code))
                .orElseGet(() -> new SedationProtocolView(
                        code, code, SedationDepth.NONE, false, null, List.of(), List.of(), null, null, null, "", ""));
    }

    /** Before anything is recorded under a protocol, it is kept. */
    @EventListener(ApplicationStartedEvent.class)
    @SystemUse("A protocol says nothing about a patient")
    public void keep() {
        all().forEach(kept::keep);
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
