package org.spineline.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.MapSession;

class CalmSessionsTest {
    private static final Instant USED = Instant.parse("2026-11-23T08:00:00Z");

    private final Kept kept = new Kept();
    private final CalmSessions<MapSession> sessions = new CalmSessions<>(kept);

    @Test
    void a_use_within_the_minute_leaves_the_session_as_it_is() {
        CalmSessions.Calm<MapSession> session = used(USED);

        session.setLastAccessedTime(USED.plus(CalmSessions.STEP).minusMillis(1));

        assertThat(session.getLastAccessedTime()).isEqualTo(USED);
    }

    @Test
    void a_use_a_minute_later_is_kept() {
        CalmSessions.Calm<MapSession> session = used(USED);

        session.setLastAccessedTime(USED.plus(CalmSessions.STEP));

        assertThat(session.getLastAccessedTime()).isEqualTo(USED.plus(CalmSessions.STEP));
    }

    @Test
    void everything_else_reaches_the_session_that_is_kept() {
        CalmSessions.Calm<MapSession> session = used(USED);
        session.setAttribute("role", "NURSE");
        String old = session.getId();
        String renewed = session.changeSessionId();
        sessions.save(session);

        CalmSessions.Calm<MapSession> found = sessions.findById(renewed);

        assertThat(renewed).isNotEqualTo(old);
        assertThat(found).isNotNull();
        assertThat((String) found.getAttribute("role")).isEqualTo("NURSE");
        assertThat(sessions.findByPrincipalName("somebody")).containsOnlyKeys(renewed);
        sessions.deleteById(renewed);
        assertThat(sessions.findById(renewed)).isNull();
    }

    @Test
    void a_request_that_saved_its_session_does_not_ask_for_it_again() throws Exception {
        CalmSessions.Calm<MapSession> session = used(USED);
        sessions.save(session);

        within(() -> {
            assertThat(sessions.findById(session.getId())).isNotNull();
            assertThat(kept.asked).isEqualTo(1);
            sessions.save(session);
            assertThat(sessions.findById(session.getId())).isSameAs(session);
            assertThat(sessions.findById("another")).isNull();
        });

        assertThat(kept.asked).isEqualTo(2);
    }

    @Test
    void the_next_request_hears_of_a_session_that_was_ended_meanwhile() throws Exception {
        CalmSessions.Calm<MapSession> session = used(USED);
        within(() -> sessions.save(session));
        kept.deleteById(session.getId());

        within(() -> assertThat(sessions.findById(session.getId())).isNull());
        assertThat(sessions.findById(session.getId())).isNull();
    }

    @Test
    void a_session_that_this_request_has_ended_is_gone() throws Exception {
        CalmSessions.Calm<MapSession> session = used(USED);

        within(() -> {
            sessions.save(session);
            sessions.deleteById(session.getId());
            assertThat(sessions.findById(session.getId())).isNull();
        });
    }

    @Test
    void outside_a_request_nothing_is_remembered() {
        CalmSessions.Calm<MapSession> session = used(USED);
        sessions.save(session);
        kept.deleteById(session.getId());

        assertThat(sessions.findById(session.getId())).isNull();
    }

    private static void within(Runnable request) throws Exception {
        new SavedSession()
                .doFilter(
                        new MockHttpServletRequest(), new MockHttpServletResponse(), (asked, answer) -> request.run());
    }

    private CalmSessions.Calm<MapSession> used(Instant at) {
        CalmSessions.Calm<MapSession> session = sessions.createSession();
        session.kept().setLastAccessedTime(at);
        return session;
    }

    private static final class Kept implements FindByIndexNameSessionRepository<MapSession> {
        private final Map<String, MapSession> byId = new ConcurrentHashMap<>();
        private int asked;

        @Override
        public MapSession createSession() {
            return new MapSession();
        }

        @Override
        public void save(MapSession session) {
            byId.put(session.getId(), session);
        }

        @Override
        public @Nullable MapSession findById(String id) {
            asked++;
            return byId.get(id);
        }

        @Override
        public void deleteById(String id) {
            byId.remove(id);
        }

        @Override
        public Map<String, MapSession> findByIndexNameAndIndexValue(String name, String value) {
            return byId;
        }
    }
}
