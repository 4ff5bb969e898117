package org.spineline.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.spineline.support.Api.Answer;
import org.spineline.support.ApiContract;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** The door as it stands in a clinic: a second factor for everybody, over HTTPS. */
@SpinelineTest
@TestPropertySource(properties = {"spineline.access.second-factor=required", "spineline.access.https=true"})
class RequiredSecondFactorTest {
    private static final String PASSWORD = "correct horse battery staple";
    private static final List<String> OPEN_WITH_PASSWORD_ALONE = List.of(
            "GET /api/me",
            "POST /api/auth/login",
            "POST /api/auth/logout",
            "POST /api/auth/reset",
            "GET /api/auth/csrf",
            "GET /api/setup",
            "POST /api/setup",
            "POST /api/auth/second-factor",
            "POST /api/auth/confirm");

    @Autowired
    private MockMvc mvc;

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
            if (operation.name().startsWith("POST /api/account/second-factor")) {
                continue;
            }
            Answer none = withoutTelephone.send(operation.method(), operation.somewhere());
            if (none.status() != 401 || !none.problemCode().equals("second-factor-setup-required")) {
                open.add(operation.name() + " " + none.status() + " " + none.problemCode());
            }
        }

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
