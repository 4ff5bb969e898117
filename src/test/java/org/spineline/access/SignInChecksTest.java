package org.spineline.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;

/** The numbered checks of signing in; the table in src/docs/security.md leads here. */
@SpinelineTest
class SignInChecksTest {
    static final String PASSWORD = "correct horse battery staple";
    private static final String OTHER_PASSWORD = "seven lamps over a quiet harbour";
    private static final Argon2PasswordEncoder WEAKER = new Argon2PasswordEncoder(16, 32, 1, 1 << 12, 1);

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Api api;

    @Autowired
    private AccountRenewal accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Test
    void check_04_a_password_of_fourteen_characters_is_refused_at_its_field_and_fifteen_are_taken() {
        Answer tooShort = api.as(Role.ADMINISTRATOR).post("/api/users", newUser("vq7 jumbled ox"));
        Answer known = api.as(Role.ADMINISTRATOR).post("/api/users", newUser("passwordpassword"));
        Answer enough = api.as(Role.ADMINISTRATOR).post("/api/users", newUser("vq7 jumbled oxe"));

        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(tooShort.pointers()).containsExactly("/password");
        assertThat(known.problemCode()).isEqualTo("password-refused");
        assertThat(enough.status()).isEqualTo(201);
    }

    @Test
    void check_04_two_passwords_of_eighty_characters_that_differ_in_one_do_not_match() {
        String name = name();
        String eighty =
                "Nobody would ever think of writing such a long tale about lamps, harbour and fog.".substring(0, 80);
        String other = eighty.substring(0, 74) + "#" + eighty.substring(75);
        accounts.renew(name, "Somebody", Role.NURSE, eighty);

        assertThat(visitor().signIn(name, other).status()).isEqualTo(401);
        assertThat(visitor().signIn(name, eighty).status()).isEqualTo(200);
    }

    @Test
    void check_05_a_hash_of_an_older_kind_is_replaced_at_sign_in_and_ends_no_session() {
        String name = somebody(Role.NURSE);
        Visitor elsewhere = signedIn(name);
        String older = "{argon2}" + WEAKER.encode(PASSWORD);
        jdbc.sql("update app_user set password_hash = :older where username = :name")
                .param("older", older)
                .param("name", name)
                .update();

        assertThat(visitor().signIn(name, PASSWORD).status()).isEqualTo(200);

        assertThat(hashOf(name))
                .startsWith("{argon2}$argon2id$")
                .contains("m=16384")
                .isNotEqualTo(older);
        assertThat(visitor().signIn(name, PASSWORD).status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void check_06_after_ten_failures_the_door_stays_shut_there_and_stays_open_from_elsewhere() {
        String name = somebody(Role.NURSE);
        for (int i = 0; i < 10; i++) {
            assertThat(visitor().signIn(name, "wrong").status()).isEqualTo(401);
        }

        Answer eleventh = visitor().signIn(name, PASSWORD);

        assertThat(eleventh.status()).isEqualTo(429);
        assertThat(eleventh.response().getHeader("Retry-After")).isEqualTo("900");
        assertThat(visitor().from("10.9.9.9").signIn(name, PASSWORD).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(visitor().signIn(name, PASSWORD).status()).isEqualTo(429);
        clock.advance(Duration.ofSeconds(1));
        assertThat(visitor().signIn(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void check_06_thirty_at_once_are_not_more_than_ten_and_a_shut_door_hashes_nothing() throws Exception {
        String name = somebody(Role.NURSE);
        jdbc.sql("update app_user set password_hash = :weaker where username = :name")
                .param("weaker", "{argon2}" + WEAKER.encode(PASSWORD))
                .param("name", name)
                .update();

        List<Integer> answers = atOnce(30, () -> visitor().signIn(name, "wrong").status());

        // Some may have found no seat before the hashing; none was tried beyond the tenth.
        assertThat(answers.stream().filter(status -> status == 401)).hasSizeLessThanOrEqualTo(10);
        assertThat(Set.copyOf(answers)).isSubsetOf(401, 429);
        // Right, and of an older kind: had it been looked at, it would have been replaced.
        assertThat(visitor().signIn(name, PASSWORD).status()).isEqualTo(429);
        assertThat(hashOf(name)).contains("m=4096");
    }

    @Test
    void check_07_unknown_closed_and_mistyped_are_refused_in_the_same_words_and_at_the_same_price() {
        String closed = somebody(Role.NURSE);
        jdbc.sql("update app_user set enabled = false where username = :name")
                .param("name", closed)
                .update();
        String known = somebody(Role.NURSE);
        visitor().signIn(name(), "wrong");

        Map<String, Answer> answers = Map.of(
                "unknown", visitor().signIn(name(), PASSWORD),
                "closed", visitor().signIn(closed, PASSWORD),
                "mistyped", visitor().signIn(known, "wrong"));

        assertThat(answers.values()).allMatch(answer -> answer.status() == 401);
        assertThat(answers.values().stream().map(Answer::text).collect(Collectors.toSet()))
                .hasSize(1);
        long shortest = Long.MAX_VALUE;
        for (String who : List.of(name(), closed, known)) {
            long began = System.nanoTime();
            visitor().signIn(who, "wrong");
            shortest = Math.min(shortest, System.nanoTime() - began);
        }
        // A refusal without hashing takes a tenth of that; exact times would be a matter of the machine.
        assertThat(Duration.ofNanos(shortest)).isGreaterThan(Duration.ofMillis(20));
    }

    @Test
    void check_09_a_code_opens_once_and_only_near_its_time() {
        String name = somebody(Role.NURSE);
        Authenticator telephone = Authenticator.setUp(signedIn(name), clock);
        Visitor visitor = signedIn(name);

        assertThat(code(visitor, telephone.codeAway(-2)).status()).isEqualTo(401);
        assertThat(code(visitor, telephone.codeAway(2)).status()).isEqualTo(401);
        String code = telephone.code();
        assertThat(code(visitor, code).status()).isEqualTo(200);
        assertThat(code(visitor, code).status()).isEqualTo(401);
        assertThat(code(signedIn(name), code).status()).isEqualTo(401);
        assertThat(code(visitor, telephone.codeAway(1)).status()).isEqualTo(200);
        assertThat(code(visitor, code).status())
                .as("an older one after a newer one")
                .isEqualTo(401);
    }

    @Test
    void check_09_the_code_that_confirmed_the_telephone_does_not_open_the_door() {
        String name = somebody(Role.NURSE);
        Visitor visitor = signedIn(name);
        Authenticator telephone = new Authenticator(
                Authenticator.decoded(visitor.post("/api/account/second-factor", null)
                        .body()
                        .path("secret")
                        .asString()),
                clock);
        assertThat(visitor.post("/api/account/second-factor/confirm", Map.of("code", "000000x"))
                        .pointers())
                .containsExactly("/code");
        assertThat(visitor.post("/api/account/second-factor/confirm", Map.of("code", telephone.code()))
                        .status())
                .isEqualTo(200);

        assertThat(code(signedIn(name), telephone.code()).status()).isEqualTo(401);
    }

    @Test
    void check_09_the_same_code_at_the_same_moment_opens_once() throws Exception {
        String name = somebody(Role.NURSE);
        Authenticator telephone = Authenticator.setUp(signedIn(name), clock);
        List<Visitor> visitors = List.of(signedIn(name), signedIn(name), signedIn(name));
        String code = telephone.code();
        var next = visitors.iterator();

        List<Integer> answers = atOnce(3, () -> {
            Visitor one;
            synchronized (next) {
                one = next.next();
            }
            return code(one, code).status();
        });

        assertThat(answers).containsOnlyOnce(200);
    }

    @Test
    void check_09_five_wrong_codes_make_the_next_one_wait() {
        String name = somebody(Role.NURSE);
        Authenticator telephone = Authenticator.setUp(signedIn(name), clock);
        Visitor visitor = signedIn(name);
        for (int i = 0; i < 5; i++) {
            assertThat(code(visitor, telephone.codeAway(9)).status()).isEqualTo(401);
        }

        Answer sixth = code(visitor, telephone.code());

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.response().getHeader("Retry-After")).isEqualTo("300");
        clock.advance(Duration.ofMinutes(5));
        assertThat(code(visitor, telephone.code()).status()).isEqualTo(200);
    }

    @Test
    void check_09_a_recovery_code_opens_once_and_new_ones_replace_the_old() {
        String name = somebody(Role.NURSE);
        Visitor visitor = signedIn(name);
        Authenticator telephone = Authenticator.setUp(visitor, clock);
        List<String> codes = new ArrayList<>();
        visitor.post("/api/account/recovery-codes", null)
                .body()
                .path("codes")
                .forEach(code -> codes.add(code.asString()));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(jdbc.sql("select code_hash from access_recovery_code")
                        .query(String.class)
                        .list())
                .doesNotContainAnyElementsOf(codes);

        Visitor later = signedIn(name);
        assertThat(code(later, codes.get(0).toUpperCase(java.util.Locale.ROOT)).status())
                .isEqualTo(200);
        assertThat(code(signedIn(name), codes.get(0)).status()).isEqualTo(401);
        assertThat(later.get("/api/account").body().path("recoveryCodesLeft").asInt())
                .isEqualTo(9);
        later.post("/api/account/recovery-codes", null);
        assertThat(code(signedIn(name), codes.get(1)).status()).isEqualTo(401);
        assertThat(code(signedIn(name), telephone.code()).status()).isEqualTo(200);
    }

    @Test
    void check_09_the_secret_is_not_readable_in_the_database() {
        String name = somebody(Role.NURSE);
        Visitor visitor = signedIn(name);
        String secret = visitor.post("/api/account/second-factor", null)
                .body()
                .path("secret")
                .asString();

        assertThat(jdbc.sql(
                                "select pending_secret from access_totp t join app_user u on u.id = t.user_id where u.username = :name")
                        .param("name", name)
                        .query(String.class)
                        .single())
                .startsWith("v1:")
                .doesNotContain(secret);
    }

    @Test
    void check_10_what_is_sensitive_asks_again_after_five_minutes() {
        String name = somebody(Role.ADMINISTRATOR);
        Visitor visitor = signedIn(name);
        Authenticator telephone = Authenticator.setUp(visitor, clock);
        clock.advance(Duration.ofMinutes(4).plusSeconds(29));
        assertThat(visitor.post("/api/users", newUser(OTHER_PASSWORD)).status()).isEqualTo(201);
        clock.advance(Duration.ofSeconds(1));

        Answer tooLate = visitor.post("/api/users", newUser(OTHER_PASSWORD));

        assertThat(tooLate.status()).isEqualTo(401);
        assertThat(tooLate.problemCode()).isEqualTo("step-up-required");
        assertThat(tooLate.body().path("factor").asString()).isEqualTo("CODE");
        for (String sensitive : List.of("/api/break-glass", "/api/outcomes/export/x")) {
            assertThat(visitor.post(sensitive, Map.of()).problemCode())
                    .as(sensitive)
                    .isEqualTo("step-up-required");
        }
        assertThat(visitor.get("/api/outcomes/export").problemCode()).isEqualTo("step-up-required");
        assertThat(visitor.get("/api/users").status()).as("reading goes on").isEqualTo(200);
        assertThat(visitor.post("/api/auth/confirm", Map.of("password", PASSWORD))
                        .status())
                .as("the password is not enough")
                .isEqualTo(409);
        assertThat(code(visitor, telephone.code()).status()).isEqualTo(200);
        assertThat(visitor.post("/api/users", newUser(OTHER_PASSWORD)).status()).isEqualTo(201);
    }

    @Test
    void check_10_without_a_second_factor_the_password_confirms() {
        Visitor visitor = signedIn(somebody(Role.ADMINISTRATOR));
        clock.advance(Duration.ofMinutes(5));
        assertThat(visitor.post("/api/users", newUser(OTHER_PASSWORD)).problemCode())
                .isEqualTo("step-up-required");

        assertThat(visitor.post("/api/auth/confirm", Map.of("password", "wrong"))
                        .status())
                .isEqualTo(401);
        assertThat(visitor.post("/api/auth/confirm", Map.of("password", PASSWORD))
                        .status())
                .isEqualTo(200);
        assertThat(visitor.post("/api/users", newUser(OTHER_PASSWORD)).status()).isEqualTo(201);
    }

    @Test
    void check_11_a_link_works_once_however_many_use_it_at_once() throws Exception {
        String name = somebody(Role.NURSE);
        Visitor before = signedIn(name);
        String token = linkFor(name);

        List<Integer> answers = atOnce(20, () -> reset(token, OTHER_PASSWORD).status());

        assertThat(answers).containsOnlyOnce(204);
        assertThat(Set.copyOf(answers)).isSubsetOf(204, 401, 429);
        assertThat(reset(token, PASSWORD + " again").status()).isEqualTo(401);
        assertThat(before.get("/api/me").status()).isEqualTo(401);
        assertThat(visitor().signIn(name, PASSWORD).status()).isEqualTo(401);
        assertThat(visitor().signIn(name, OTHER_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void check_11_a_link_of_a_closed_account_an_old_one_and_one_replaced_do_not_work() {
        String closed = somebody(Role.NURSE);
        String ofClosed = linkFor(closed);
        jdbc.sql("update app_user set enabled = false where username = :name")
                .param("name", closed)
                .update();
        String replaced = linkFor(somebody(Role.NURSE));
        String name = somebody(Role.NURSE);
        String first = linkFor(name);
        String second = linkFor(name);

        assertThat(reset(ofClosed, OTHER_PASSWORD).status()).isEqualTo(401);
        assertThat(reset(first, OTHER_PASSWORD).status()).isEqualTo(401);
        Answer weak = reset(second, "passwordpassword");
        assertThat(weak.status()).isEqualTo(422);
        assertThat(reset(second, OTHER_PASSWORD).status())
                .as("a refused password does not use the link up")
                .isEqualTo(204);
        clock.advance(Duration.ofHours(24));
        assertThat(reset(replaced, OTHER_PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void check_14_the_session_id_changes_at_sign_in_and_at_each_proof_and_the_old_one_is_dead() {
        String name = somebody(Role.NURSE);
        Visitor visitor = signedIn(name);
        var first = visitor.session();
        Authenticator telephone = Authenticator.setUp(visitor, clock);
        var second = visitor.session();
        assertThat(code(visitor, telephone.code()).status()).isEqualTo(200);
        var third = visitor.session();

        assertThat(List.of(first.getValue(), second.getValue(), third.getValue()))
                .doesNotHaveDuplicates();
        assertThat(visitor().with(first).get("/api/me").status()).isEqualTo(401);
        assertThat(visitor().with(second).get("/api/me").status()).isEqualTo(401);
        assertThat(visitor.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void check_15_a_session_ends_after_fifteen_minutes_of_rest_which_polling_does_not_interrupt() {
        Visitor working = signedIn(somebody(Role.NURSE));
        Visitor resting = signedIn(somebody(Role.NURSE));
        for (int minute = 1; minute < 15; minute++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(working.get("/api/me").status()).isEqualTo(200);
            assertThat(resting.poll("/api/me").status()).isEqualTo(200);
        }
        clock.advance(Duration.ofMinutes(1));

        assertThat(resting.poll("/api/me").status()).isEqualTo(401);
        assertThat(resting.get("/api/me").status()).isEqualTo(401);
        assertThat(working.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void check_15_a_session_ends_after_twelve_hours_however_much_it_is_used() {
        Visitor visitor = signedIn(somebody(Role.NURSE));
        for (int step = 1; step < 72; step++) {
            clock.advance(Duration.ofMinutes(10));
            assertThat(visitor.get("/api/me").status()).as("step %d", step).isEqualTo(200);
        }
        clock.advance(Duration.ofMinutes(10));

        assertThat(visitor.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void check_16_after_signing_out_the_cookie_is_worth_nothing_and_the_session_is_not_listed() {
        String name = somebody(Role.NURSE);
        Visitor visitor = signedIn(name).overHttps();
        var cookie = visitor.session();

        Answer out = visitor.post("/api/auth/logout", null);

        assertThat(out.status()).isEqualTo(204);
        assertThat(out.response().getHeader("Clear-Site-Data")).contains("\"cache\"", "\"cookies\"", "\"storage\"");
        assertThat(visitor().with(cookie).get("/api/me").status()).isEqualTo(401);
        assertThat(signedIn(name).get("/api/account/sessions").body().size()).isOne();
    }

    @Test
    void check_17_closing_the_account_or_another_role_ends_its_sessions_at_the_next_request() {
        String closed = somebody(Role.NURSE);
        String demoted = somebody(Role.ADMINISTRATOR);
        Visitor first = signedIn(closed);
        Visitor second = signedIn(demoted);
        Authenticator telephone = Authenticator.setUp(second, clock);

        change(closed, Role.NURSE, false);
        change(demoted, Role.SCHEDULER, true);

        assertThat(first.get("/api/me").status()).isEqualTo(401);
        // Proving more brings nothing of the older role back.
        assertThat(code(second, telephone.code()).status()).isEqualTo(401);
        assertThat(second.get("/api/users").status()).isEqualTo(401);
        Visitor again = signedIn(demoted);
        assertThat(code(again, telephone.code()).status()).isEqualTo(200);
        assertThat(again.get("/api/users").status()).isEqualTo(403);
    }

    @Test
    void check_17_a_new_password_ends_every_session_but_the_one_that_chose_it() {
        String name = somebody(Role.NURSE);
        Visitor here = signedIn(name);
        Visitor elsewhere = signedIn(name);

        assertThat(here.post("/api/account/password", Map.of("current", "wrong", "password", OTHER_PASSWORD))
                        .pointers())
                .containsExactly("/current");
        assertThat(here.post("/api/account/password", Map.of("current", PASSWORD, "password", "too short"))
                        .pointers())
                .containsExactly("/password");
        assertThat(here.post("/api/account/password", Map.of("current", PASSWORD, "password", OTHER_PASSWORD))
                        .status())
                .isEqualTo(204);

        assertThat(elsewhere.get("/api/me").status()).isEqualTo(401);
        assertThat(here.get("/api/me").status()).isEqualTo(200);
        assertThat(visitor().signIn(name, OTHER_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void check_18_of_four_sessions_the_one_unused_for_longest_ends() {
        String name = somebody(Role.NURSE);
        Visitor first = signedIn(name);
        clock.advance(Duration.ofMinutes(1));
        Visitor second = signedIn(name);
        clock.advance(Duration.ofMinutes(1));
        first.get("/api/me");
        Visitor third = signedIn(name);
        clock.advance(Duration.ofMinutes(1));
        Visitor fourth = signedIn(name);

        assertThat(second.get("/api/me").status()).isEqualTo(401);
        for (Visitor one : List.of(first, third, fourth)) {
            assertThat(one.get("/api/me").status()).isEqualTo(200);
        }
        assertThat(fourth.get("/api/account/sessions").body().size()).isEqualTo(3);
    }

    @Test
    void check_18_eight_sign_ins_at_once_leave_three_sessions() throws Exception {
        String name = somebody(Role.NURSE);

        atOnce(8, () -> visitor().signIn(name, PASSWORD).status());

        assertThat(jdbc.sql(
                                "select count(*) from access_session s join app_user u on u.id = s.user_id where u.username = :name")
                        .param("name", name)
                        .query(Integer.class)
                        .single())
                .isLessThanOrEqualTo(3);
    }

    @Test
    void check_18_the_person_and_the_administrator_see_sessions_and_end_them() {
        String name = somebody(Role.NURSE);
        Visitor here = signedIn(name);
        Visitor elsewhere = visitor().from("10.7.7.7");
        elsewhere.signIn(name, PASSWORD);
        var listed = here.get("/api/account/sessions").body();
        assertThat(listed.size()).isEqualTo(2);
        String other = null;
        for (var one : listed) {
            assertThat(one.path("device").asString()).isEqualTo("Firefox on a test");
            if (!one.path("current").asBoolean()) {
                other = one.path("id").asString();
                assertThat(one.path("address").asString()).isEqualTo("10.7.7.7");
            }
        }

        assertThat(signedIn(somebody(Role.NURSE))
                        .post("/api/account/sessions/" + other + "/end", null)
                        .status())
                .as("somebody else's")
                .isEqualTo(404);
        assertThat(here.post("/api/account/sessions/" + other + "/end", null).status())
                .isEqualTo(204);
        assertThat(elsewhere.get("/api/me").status()).isEqualTo(401);

        String path = "/api/users/" + idOf(name) + "/sessions";
        assertThat(api.as(Role.ADMINISTRATOR).get(path).body().size()).isOne();
        assertThat(api.as(Role.ADMINISTRATOR).post(path + "/end", Map.of()).status())
                .isEqualTo(204);
        assertThat(here.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void check_18_an_administrator_takes_a_lost_telephone_off_the_account() {
        String name = somebody(Role.NURSE);
        Authenticator.setUp(signedIn(name), clock);
        assertThat(signedIn(name).get("/api/me").body().path("missing").asString())
                .isEqualTo("CODE");

        assertThat(api.as(Role.ADMINISTRATOR)
                        .post("/api/users/" + idOf(name) + "/second-factor/remove", Map.of())
                        .status())
                .isEqualTo(204);

        assertThat(signedIn(name).get("/api/account").status()).isEqualTo(200);
    }

    private Visitor visitor() {
        return new Visitor(mvc);
    }

    private Visitor signedIn(String name) {
        Visitor visitor = visitor();
        Answer answer = visitor.signIn(name, PASSWORD);
        assertThat(answer.status()).isEqualTo(200);
        return visitor;
    }

    private static Answer code(Visitor visitor, String code) {
        return visitor.post("/api/auth/second-factor", Map.of("code", code));
    }

    private Answer reset(String token, String password) {
        return visitor().post("/api/auth/reset", Map.of("token", token, "password", password));
    }

    private String linkFor(String name) {
        return api.as(Role.ADMINISTRATOR)
                .post("/api/users/" + idOf(name) + "/reset-link", Map.of())
                .body()
                .path("token")
                .asString();
    }

    private void change(String name, Role role, boolean enabled) {
        UUID id = idOf(name);
        long version = jdbc.sql("select version from app_user where id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
        assertThat(api.as(Role.ADMINISTRATOR)
                        .put(
                                "/api/users/" + id,
                                Map.of("displayName", "Somebody", "role", role.name(), "enabled", enabled),
                                "\"" + version + "\"")
                        .status())
                .isEqualTo(200);
    }

    private UUID idOf(String name) {
        return jdbc.sql("select id from app_user where username = :name")
                .param("name", name)
                .query(UUID.class)
                .single();
    }

    private String hashOf(String name) {
        return jdbc.sql("select password_hash from app_user where username = :name")
                .param("name", name)
                .query(String.class)
                .single();
    }

    private String somebody(Role role) {
        String name = name();
        accounts.renew(name, "Somebody", role, PASSWORD);
        return name;
    }

    private static String name() {
        return "u" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static Map<String, Object> newUser(String password) {
        return Map.of("username", name(), "displayName", "Somebody", "role", "NURSE", "password", password);
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(times);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : crowd.invokeAll(java.util.Collections.nCopies(times, call))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            crowd.shutdownNow();
        }
    }
}
