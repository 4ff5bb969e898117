package org.spineline.access.web;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Sessions that are not written at every request only because they were used: the time of last use moves in steps of a
 * minute. Without it every answer, however small, ends with a commit that the disk has to confirm. A session may end up to
 * a minute before its time of rest is over, never after. The request that saved one knows it ({@link SavedSession}).
 */
final class CalmSessions<S extends Session> implements FindByIndexNameSessionRepository<CalmSessions.Calm<S>> {
    static final Duration STEP = Duration.ofMinutes(1);

    private final FindByIndexNameSessionRepository<S> kept;

    CalmSessions(FindByIndexNameSessionRepository<S> kept) {
        this.kept = kept;
    }

    @Override
    public Calm<S> createSession() {
        return new Calm<>(kept.createSession());
    }

    @Override
    public void save(Calm<S> session) {
        kept.save(session.kept());
        SavedSession.remember(session);
    }

    @Override
    @SuppressWarnings("unchecked") // what was remembered came from save()
    public @Nullable Calm<S> findById(String id) {
        Session saved = SavedSession.of(id);
        if (saved != null) {
            return (Calm<S>) saved;
        }
        S found = kept.findById(id);
        return found == null ? null : new Calm<>(found);
    }

    @Override
    public void deleteById(String id) {
        SavedSession.forget();
        kept.deleteById(id);
    }

    @Override
    public Map<String, Calm<S>> findByIndexNameAndIndexValue(String indexName, String indexValue) {
        Map<String, Calm<S>> found = new HashMap<>();
        kept.findByIndexNameAndIndexValue(indexName, indexValue)
                .forEach((id, session) -> found.put(id, new Calm<>(session)));
        return found;
    }

    /** The session as it is, but for the time of its last use. */
    record Calm<S extends Session>(S kept) implements Session {
        @Override
        public String getId() {
            return kept.getId();
        }

        @Override
        public String changeSessionId() {
            return kept.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return kept.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return kept.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            kept.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            kept.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return kept.getCreationTime();
        }

        @Override
        public void setLastAccessedTime(Instant time) {
            if (!time.isBefore(kept.getLastAccessedTime().plus(STEP))) {
                kept.setLastAccessedTime(time);
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return kept.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            kept.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return kept.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return kept.isExpired();
        }
    }
}
