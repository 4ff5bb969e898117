package org.spineline.sedation.web;

import java.util.List;
import org.spineline.sedation.SedationProtocolView;
import org.spineline.sedation.application.ProtocolService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SedationController {
    private final ProtocolService protocols;

    SedationController(ProtocolService protocols) {
        this.protocols = protocols;
    }

    @GetMapping("/api/sedation-protocols")
    List<SedationProtocolView> offered() {
        return protocols.offered();
    }
}
