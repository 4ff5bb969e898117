package org.spineline.access;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spineline.support.Api.Answer;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a browser: a session in a cookie, an address, and nothing that a test grants beside it. */
public final class Visitor {
    private final MockMvc mvc;
    private final JsonMapper json = JsonMapper.shared();
    private String address = "10.0.0.1";
    private boolean secure;
    private @Nullable Cookie session;

    public Visitor(MockMvc mvc) {
        this.mvc = mvc;
    }

    Visitor from(String other) {
        address = other;
        return this;
    }

    Visitor overHttps() {
        secure = true;
        return this;
    }

    /** The same browser with the session it had then. */
    public Visitor with(@Nullable Cookie kept) {
        session = kept;
        return this;
    }

    @Nullable
    public Cookie session() {
        return session;
    }

    public Answer signIn(String name, String password) {
        return post("/api/auth/login", Map.of("username", name, "password", password));
    }

    public Answer get(String path) {
        return send(HttpMethod.GET, path, null, null);
    }

    /** What the page asks for by itself. */
    Answer poll(String path) {
        return send(MockMvcRequestBuilders.get(path).header("X-Background", "true"), null);
    }

    public Answer post(String path, @Nullable Object body) {
        return send(HttpMethod.POST, path, body, null);
    }

    Answer put(String path, Object body, String etag) {
        return send(HttpMethod.PUT, path, body, etag);
    }

    Answer delete(String path, String etag) {
        return send(HttpMethod.DELETE, path, null, etag);
    }

    Answer send(HttpMethod method, String path) {
        return send(method, path, method == HttpMethod.GET ? null : Map.of(), null);
    }

    private Answer send(HttpMethod method, String path, @Nullable Object body, @Nullable String etag) {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(method, URI.create(path));
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return send(request, body);
    }

    private Answer send(MockHttpServletRequestBuilder request, @Nullable Object body) {
        request.with(csrf())
                .secure(secure)
                .header("User-Agent", "Firefox on a test")
                .with(sent -> {
                    sent.setRemoteAddr(address);
                    return sent;
                });
        if (session != null) {
            request.cookie(session);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body));
        }
        try {
            MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
            for (String name : new String[] {"SESSION", "__Host-SESSION"}) {
                Cookie given = response.getCookie(name);
                if (given != null) {
                    session = given.getValue().isEmpty() ? null : given;
                }
            }
            return new Answer(response, json);
        } catch (Exception broken) {
            throw new AssertionError("The request was not answered", broken);
        }
    }
}
