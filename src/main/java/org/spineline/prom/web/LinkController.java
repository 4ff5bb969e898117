package org.spineline.prom.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.spineline.prom.application.LinkService;
import org.spineline.prom.application.PromRequests.LinkAnswers;
import org.spineline.prom.application.PromRequests.LinkForm;
import org.spineline.prom.application.PromRequests.LinkRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Open to whoever has a link. The secret travels in the body, so that no log of addresses ever holds it. */
@RestController
@RequestMapping("/api/q")
class LinkController {
    private final LinkService links;

    LinkController(LinkService links) {
        this.links = links;
    }

    @PostMapping("/open")
    ResponseEntity<LinkForm> open(@Valid @RequestBody LinkRequest request, HttpServletRequest from) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(links.open(request.token(), from.getRemoteAddr()));
    }

    @PostMapping("/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@Valid @RequestBody LinkAnswers answers, HttpServletRequest from) {
        links.answer(answers, from.getRemoteAddr());
    }
}
