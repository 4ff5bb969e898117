package org.spineline.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.spineline.support.Api.Answer;
import org.spineline.support.ApiContract;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** The door as it stands in a clinic: a second factor for everybody, over HTTPS. */
@SpinelineTest
@TestPropertySource(
        properties = {
            "spineline.access.second-factor=required",
            "spineline.access.https=true",
            "spineline.access.passkey.origin=https://spineline.example.org",
            "spineline.access.passkey.rp-id=example.org"
        })
class RequiredSecondFactorTest {
    private static final String PASSWORD = "correct horse battery staple";
    private static final List<String> OPEN_WITH_PASSWORD_ALONE = Stream.concat(
                    RoleGridTest.WITHOUT_SIGN_IN.stream(),
                    Stream.of(
                            "GET /api/me",
                            "POST /api/auth/second-factor",
                            "POST /api/auth/confirm",
                            "POST /api/auth/passkey/confirm"))
            .toList();

    private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AccountRenewal accounts;

    @Autowired
    private ApiContract contract;

    @Autowired
    private TestClock clock;

    @Test
    void check_08_with_the_password_alone_nothing_opens_and_the_answer_names_what_is_missing() {
        String name = somebody();
        Visitor setUp = signedIn(name);
        Authenticator telephone = Authenticator.setUp(setUp, clock);
        assertThat(setUp.get("/api/account").status()).isEqualTo(200);
        Visitor withPassword = signedIn(name);
        Visitor withoutTelephone = signedIn(somebody());

        List<String> open = new ArrayList<>();
        for (var operation : contract.operations()) {
            if (OPEN_WITH_PASSWORD_ALONE.contains(operation.name())) {
                continue;
            }
            Answer code = withPassword.send(operation.method(), operation.somewhere());
            if (code.status() != 401 || !code.problemCode().equals("second-factor-required")) {
                open.add(operation.name() + " " + code.status() + " " + code.problemCode());
            }
            if (operation.name().startsWith("POST /api/account/second-factor")
                    || operation.name().startsWith("POST /api/account/passkeys")) {
                continue;
            }
            Answer none = withoutTelephone.send(operation.method(), operation.somewhere());
            if (none.status() != 401 || !none.problemCode().equals("second-factor-setup-required")) {
                open.add(operation.name() + " " + none.status() + " " + none.problemCode());
            }
        }

        assertThat(contract.operations()).hasSizeGreaterThan(100);
        assertThat(open).isEmpty();
        assertThat(withPassword.get("/api/me").body().path("missing").asString())
                .isEqualTo("CODE");
        assertThat(withoutTelephone.get("/api/me").body().path("missing").asString())
                .isEqualTo("SETUP");
        assertThat(withPassword
                        .post("/api/auth/second-factor", Map.of("code", telephone.code()))
                        .status())
                .isEqualTo(200);
        assertThat(withPassword.get("/api/account").status()).isEqualTo(200);
    }

    @Test
    void check_08_a_passkey_is_both_factors_and_an_account_with_nothing_else_is_complete() {
        String name = somebody();
        Visitor settingUp = signedIn(name);
        PasskeyDevice device =
                new PasskeyDevice().at("https://spineline.example.org").of("example.org");

        assertThat(device.addTo(settingUp).status()).isEqualTo(201);

        assertThat(settingUp.get("/api/account").status()).isEqualTo(200);
        Visitor visitor = new Visitor(mvc).overHttps();
        assertThat(device.signIn(visitor).body().path("missing").isMissingNode())
                .isTrue();
        assertThat(visitor.get("/api/users").status()).isEqualTo(200);
        assertThat(visitor.get("/api/account/passkeys").body().path("origin").asString())
                .isEqualTo("https://spineline.example.org");
        assertThat(device.at("http://localhost")
                        .signIn(new Visitor(mvc).overHttps())
                        .status())
                .isEqualTo(401);
        assertThat(device.at("https://other.example.org")
                        .signIn(new Visitor(mvc).overHttps())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void check_08_the_password_alone_opens_nothing_beside_a_passkey_and_sets_up_no_other_factor() {
        String name = somebody();
        PasskeyDevice device =
                new PasskeyDevice().at("https://spineline.example.org").of("example.org");
        device.addTo(signedIn(name));

        Visitor withPassword = signedIn(name);

        assertThat(withPassword.get("/api/me").body().path("missing").asString())
                .isEqualTo("PASSKEY");
        for (String path :
                List.of("/api/account/second-factor", "/api/account/passkeys/offer", "/api/account/recovery-codes")) {
            assertThat(withPassword.post(path, null).problemCode()).as(path).isEqualTo("passkey-required");
        }
        assertThat(withPassword
                        .post("/api/auth/passkey/confirm", device.proof(withPassword))
                        .status())
                .isEqualTo(200);
        assertThat(withPassword.get("/api/account").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(5));
        assertThat(withPassword
                        .post("/api/auth/confirm", Map.of("password", PASSWORD))
                        .status())
                .isEqualTo(200);
        assertThat(withPassword
                        .post("/api/users", Map.of())
                        .body()
                        .path("factor")
                        .asString())
                .as("the password proves only one of two factors")
                .isEqualTo("PASSKEY");
    }

    @Test
    void the_last_proof_that_the_site_asks_for_is_not_removed_by_its_owner() {
        String name = somebody();
        Visitor owner = signedIn(name);
        PasskeyDevice device =
                new PasskeyDevice().at("https://spineline.example.org").of("example.org");
        device.addTo(owner);
        var only = owner.get("/api/account/passkeys").body().path("passkeys").get(0);
        String path = "/api/account/passkeys/" + only.path("id").asString();
        String etag = "\"" + only.path("version").asLong() + "\"";

        assertThat(owner.delete(path, etag).problemCode()).isEqualTo("last-way-in");
        Authenticator.setUp(owner, clock);
        assertThat(owner.delete(path, etag).status()).isEqualTo(204);
        assertThat(owner.get("/api/account").status()).isEqualTo(200);
    }

    @Test
    void check_13_cookies_are_bound_to_the_host_and_to_https() {
        Visitor visitor = new Visitor(mvc).overHttps();
        Answer answer = visitor.signIn(somebody(), PASSWORD);

        List<String> cookies = new ArrayList<>(answer.response().getHeaders("Set-Cookie"));
        cookies.addAll(visitor.get("/api/auth/csrf").response().getHeaders("Set-Cookie"));
        assertThat(cookies).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .startsWith("__Host-")
                .contains("Path=/", "Secure", "SameSite=Strict")
                .doesNotContain("Domain="));
        assertThat(cookies)
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("__Host-SESSION=").contains("HttpOnly"));
    }

    @Test
    void the_hospitals_own_sign_in_opens_the_account_of_that_name_and_is_enough() throws Exception {
        String name = somebody();
        Visitor visitor = new Visitor(mvc).overHttps();

        Answer answer = throughProvider(visitor, name);

        assertThat(answer.response().getRedirectedUrl()).isEqualTo("/");
        Answer me = visitor.get("/api/me");
        assertThat(me.body().path("username").asString()).isEqualTo(name);
        assertThat(me.body().path("missing").isMissingNode()).isTrue();
        assertThat(visitor.get("/api/users").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(5));
        assertThat(visitor.post("/api/users", Map.of()).body().path("factor").asString())
                .isEqualTo("PROVIDER");
        assertThat(visitor.get("/api/account/sessions").body().size()).isOne();
    }

    @Test
    void the_hospitals_own_sign_in_opens_nothing_for_whoever_has_no_open_account() throws Exception {
        String closed = somebody();
        jdbc.sql("update app_user set enabled = false where username = :name")
                .param("name", closed)
                .update();
        for (String name : List.of("stranger-" + UUID.randomUUID(), closed)) {
            Visitor visitor = new Visitor(mvc).overHttps();

            Answer answer = throughProvider(visitor, name);

            assertThat(answer.response().getRedirectedUrl()).isEqualTo("/sign-in?refused=true");
            assertThat(visitor.get("/api/me").status()).isEqualTo(401);
        }
    }

    @Test
    void a_return_from_the_provider_that_nobody_began_here_is_refused() {
        Visitor visitor = new Visitor(mvc).overHttps();

        Answer answer = visitor.get("/login/oauth2/code/hospital?code=x&state=y");

        assertThat(answer.response().getRedirectedUrl()).isEqualTo("/sign-in?refused=true");
    }

    /** Out to the provider and back, as a browser goes; in between our page begins the last step anew. */
    private static Answer throughProvider(Visitor visitor, String name) throws Exception {
        PROVIDER.enqueueCallback(new DefaultOAuth2TokenCallback(
                "hospital", "subject", "JWT", null, Map.of("preferred_username", name), 300));
        String out = String.valueOf(
                visitor.get("/oauth2/authorization/hospital").response().getRedirectedUrl());
        assertThat(out).contains("prompt=login", "state=", "nonce=");
        // This server signs in without asking; with the wish to be asked it would show a form.
        HttpResponse<Void> back = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(out.replace("prompt=login", "prompt=none")))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        URI returned = URI.create(back.headers().firstValue("Location").orElseThrow());
        assertThat(returned.getPath()).isEqualTo("/provider");
        return visitor.get("/login/oauth2/code/hospital?" + returned.getRawQuery());
    }

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        PROVIDER.start();
        settings.add("spineline.provider.issuer", () -> PROVIDER.issuerUrl("hospital")
                .toString());
        settings.add("spineline.provider.client-id", () -> "spineline");
        settings.add("spineline.provider.client-secret", () -> "a secret of this test");
    }

    @AfterAll
    static void stop() {
        PROVIDER.shutdown();
    }

    private Visitor signedIn(String name) {
        Visitor visitor = new Visitor(mvc).overHttps();
        assertThat(visitor.signIn(name, PASSWORD).status()).isEqualTo(200);
        return visitor;
    }

    private String somebody() {
        String name = "u" + UUID.randomUUID().toString().substring(0, 8);
        accounts.renew(name, "Somebody", Role.ADMINISTRATOR, PASSWORD);
        return name;
    }
}
