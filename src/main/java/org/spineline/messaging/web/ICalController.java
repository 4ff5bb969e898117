package org.spineline.messaging.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.spineline.kernel.secret.Sha256;
import org.spineline.messaging.application.FeedService;
import org.spineline.messaging.infrastructure.CalendarText;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The only page of patients' times without a sign-in; not part of the API the browser speaks. */
@RestController
@Hidden
class ICalController {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final FeedService feeds;
    private final CalendarText text;

    ICalController(FeedService feeds, CalendarText text) {
        this.feeds = feeds;
        this.text = text;
    }

    /** Asked every few minutes and mostly unchanged: Spring answers a known ETag with 304 and no body. */
    @GetMapping("/ical/{token}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String token) {
        byte[] body = text.of(feeds.read(token)).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .eTag("\"" + Sha256.hex(body) + "\"")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(body);
    }
}
