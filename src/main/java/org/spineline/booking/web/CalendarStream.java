package org.spineline.booking.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.spineline.booking.application.CalendarFeed;
import org.spineline.booking.application.CalendarFeed.Change;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Open calendars of this node. While there is one, the node asks the database what has changed, on itself or on others;
 * otherwise it does not ask.
 */
@Component
class CalendarStream {
    /** A stream ends after five minutes; the browser opens another one, and is asked again whether it may. */
    private static final long LIFE_MILLIS = 300_000;

    private static final int REMEMBERED = 1_000;

    private final CalendarFeed feed;
    private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();
    private final Map<Long, Boolean> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };
    private long reached = -1;

    CalendarStream(CalendarFeed feed) {
        this.feed = feed;
    }

    SseEmitter open() {
        SseEmitter emitter = new SseEmitter(LIFE_MILLIS);
        emitter.onCompletion(() -> open.remove(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(gone -> open.remove(emitter));
        synchronized (this) {
            if (open.isEmpty()) {
                start();
            }
            open.add(emitter);
        }
        // The first bytes tell the browser that the stream stands, through any proxy that waits for them.
        send(emitter, SseEmitter.event().comment("open"));
        return emitter;
    }

    /** From now on; what came before, a calendar has loaded with its day. */
    private void start() {
        reached = feed.latest();
        told.clear();
        feed.since(reached).forEach(change -> told.put(change.number(), true));
    }

    @Scheduled(fixedDelayString = "${spineline.booking.listen-every}")
    void listen() {
        List<Change> news;
        synchronized (this) {
            if (open.isEmpty()) {
                return;
            }
            news = feed.since(reached).stream()
                    .filter(change -> told.put(change.number(), true) == null)
                    .toList();
            for (Change change : news) {
                reached = Math.max(reached, change.number());
            }
        }
        for (Change change : news) {
            for (SseEmitter emitter : open) {
                send(
                        emitter,
                        SseEmitter.event()
                                .name("change")
                                .id(Long.toString(change.number()))
                                .data(change, MediaType.APPLICATION_JSON));
            }
        }
    }

    /** Finds out who has gone, and keeps proxies from closing a quiet stream. */
    @Scheduled(fixedDelay = 15_000)
    void beat() {
        open.forEach(emitter -> send(emitter, SseEmitter.event().comment("still here")));
    }

    private void send(SseEmitter emitter, SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException gone) {
            open.remove(emitter);
        }
    }
}
