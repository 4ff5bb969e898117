package org.spineline.support;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Role;
import org.spineline.access.SignedInUser;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API as one role sees it. Bodies are JSON text, or anything the mapper can write. */
@TestComponent
public class Api {
    private final MockMvc mvc;
    private final JsonMapper json;
    private final Clock clock;

    Api(MockMvc mvc, JsonMapper json, Clock clock) {
        this.mvc = mvc;
        this.json = json;
        this.clock = clock;
    }

    public As as(Role role) {
        return new As(userOf(role), true);
    }

    /** A second person with the same role. */
    public As asColleague(Role role) {
        SignedInUser one = userOf(role);
        return new As(
                new SignedInUser(
                        UUID.nameUUIDFromBytes((role.name() + " colleague").getBytes(StandardCharsets.UTF_8)),
                        one.getUsername() + "2",
                        one.displayName() + " Two",
                        role,
                        true,
                        null),
                true);
    }

    public As asNobody() {
        return new As(null, true);
    }

    /** The person who plays this role in tests. */
    public static SignedInUser userOf(Role role) {
        return new SignedInUser(
                UUID.nameUUIDFromBytes(role.name().getBytes(StandardCharsets.UTF_8)),
                role.name().toLowerCase(java.util.Locale.ROOT),
                "Test " + role.name().charAt(0) + role.name().substring(1).toLowerCase(java.util.Locale.ROOT),
                role,
                true,
                null);
    }

    /** As after the door: what this person may, with every proof given a moment ago. */
    static Authentication justSignedIn(SignedInUser user, Clock clock) {
        List<GrantedAuthority> authorities = new ArrayList<>(user.getAuthorities());
        for (String factor : List.of(FactorGrantedAuthority.PASSWORD_AUTHORITY, "FACTOR_TOTP")) {
            authorities.add(FactorGrantedAuthority.withAuthority(factor)
                    .issuedAt(clock.instant())
                    .build());
        }
        return UsernamePasswordAuthenticationToken.authenticated(user, null, authorities);
    }

    public final class As {
        private final @Nullable SignedInUser user;
        private final boolean withCsrf;

        private As(@Nullable SignedInUser user, boolean withCsrf) {
            this.user = user;
            this.withCsrf = withCsrf;
        }

        public As withoutCsrf() {
            return new As(user, false);
        }

        public Answer send(HttpMethod method, String path, @Nullable Object body, @Nullable String ifMatch) {
            return send(MockMvcRequestBuilders.request(method, URI.create(path)), body, ifMatch);
        }

        public Answer get(String path, Object... variables) {
            return send(MockMvcRequestBuilders.get(path, variables), null, null);
        }

        public Answer post(String path, Object body) {
            return send(MockMvcRequestBuilders.post(path), body, null);
        }

        /** @param ifMatch the ETag of the last read; null sends none */
        public Answer post(String path, Object body, @Nullable String ifMatch) {
            return send(MockMvcRequestBuilders.post(path), body, ifMatch);
        }

        /** @param key tells a repeated request */
        public Answer postWithKey(String path, Object body, String key) {
            return send(MockMvcRequestBuilders.post(path).header("Idempotency-Key", key), body, null);
        }

        /** @param ifMatch the ETag of the last read; null sends none */
        public Answer put(String path, Object body, @Nullable String ifMatch) {
            return send(MockMvcRequestBuilders.put(path), body, ifMatch);
        }

        public Answer delete(String path, @Nullable String ifMatch) {
            return send(MockMvcRequestBuilders.delete(path), null, ifMatch);
        }

        public Answer upload(String path, String fileName, byte[] content) {
            return send(
                    MockMvcRequestBuilders.multipart(path)
                            .file(new MockMultipartFile("file", fileName, "application/octet-stream", content)),
                    null,
                    null);
        }

        /** A body in another language than JSON. */
        public Answer sendForeign(HttpMethod method, String path, MediaType language, byte[] body) {
            return send(
                    MockMvcRequestBuilders.request(method, URI.create(path))
                            .contentType(language)
                            .content(body),
                    null,
                    "\"0\"");
        }

        private Answer send(
                AbstractMockHttpServletRequestBuilder<?> request, @Nullable Object body, @Nullable String ifMatch) {
            if (user != null) {
                request.with(authentication(justSignedIn(user, clock)));
            }
            if (withCsrf) {
                request.with(csrf());
            }
            if (body != null) {
                request.contentType(MediaType.APPLICATION_JSON)
                        .content(body instanceof String text ? text : json.writeValueAsString(body));
            }
            if (ifMatch != null) {
                request.header(HttpHeaders.IF_MATCH, ifMatch);
            }
            try {
                return new Answer(mvc.perform(request).andReturn().getResponse(), json);
            } catch (Exception broken) {
                throw new AssertionError("The request was not answered", broken);
            }
        }
    }

    /** What came back. */
    public record Answer(MockHttpServletResponse response, JsonMapper json) {
        public int status() {
            return response.getStatus();
        }

        /** The JSON body; a missing node where there is none. */
        public JsonNode body() {
            String text = text();
            return text.isEmpty() ? json.missingNode() : json.readTree(text);
        }

        public String text() {
            return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        }

        public String etag() {
            return String.valueOf(response.getHeader(HttpHeaders.ETAG));
        }

        /** The stable end of the problem type, such as {@code booking-conflict}. */
        public String problemCode() {
            return body().path("type").asString("").replace("/problems/", "");
        }

        /** The pointers of the fields that were refused. */
        public List<String> pointers() {
            return body().path("errors")
                    .valueStream()
                    .map(error -> error.path("pointer").asString(""))
                    .toList();
        }
    }
}
