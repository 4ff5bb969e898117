package org.spineline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Coming in with a passkey alone, where a second factor is a choice. */
@SpinelineTest
class PasskeyTest {
    private static final String PASSWORD = "correct horse battery staple";

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
    void check_09_a_passkey_is_added_and_opens_the_account_alone() {
        String name = somebody(Role.NURSE);
        PasskeyDevice device = withPasskey(signedIn(name));

        Visitor visitor = visitor();
        Answer me = device.signIn(visitor);

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body().path("username").asString()).isEqualTo(name);
        assertThat(me.body().path("missing").isMissingNode()).isTrue();
        Answer list = visitor.get("/api/account/passkeys");
        assertThat(list.body().path("origin").asString()).isEqualTo("http://localhost");
        assertThat(list.body().path("passkeys").size()).isOne();
        var kept = list.body().path("passkeys").get(0);
        assertThat(kept.path("name").asString()).isEqualTo("My key");
        assertThat(kept.path("lastUsedAt").isMissingNode()).isFalse();
        assertThat(visitor.get("/api/account/sessions").body().size()).isEqualTo(2);
    }

    @Test
    void check_09_the_trail_tells_that_a_passkey_was_added_used_and_removed() {
        String name = somebody(Role.NURSE);
        Visitor visitor = signedIn(name);
        PasskeyDevice device = withPasskey(visitor);
        String id = keyOf(name);
        device.signIn(visitor());
        remove(visitor, id);

        assertThat(jdbc.sql(
                                "select action from audit_event where entity_type = 'Passkey' and entity_id = :id order by recorded_at")
                        .param("id", UUID.fromString(id))
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("CREATE", "UPDATE", "DELETE");
        assertThat(signInsOf(name)).isEqualTo(2);
    }

    @Test
    void check_09_an_answer_opens_once() {
        PasskeyDevice device = withPasskey(signedIn(somebody(Role.NURSE)));
        Visitor visitor = visitor();
        Map<String, Object> proof = device.proof(visitor);

        assertThat(visitor.post("/api/auth/passkey", proof).status()).isEqualTo(200);

        assertThat(visitor.post("/api/auth/passkey", proof).problemCode()).isEqualTo("sign-in-failed");
        assertThat(visitor().post("/api/auth/passkey", proof).status()).isEqualTo(401);
    }

    @Test
    void check_09_the_same_answer_at_the_same_moment_opens_once() throws Exception {
        PasskeyDevice device = withPasskey(signedIn(somebody(Role.NURSE)));
        Visitor asked = visitor();
        Map<String, Object> proof = device.proof(asked);

        List<Integer> answers = atOnce(4, () -> visitor()
                .with(asked.session())
                .post("/api/auth/passkey", proof)
                .status());

        assertThat(answers).containsOnlyOnce(200);
    }

    @Test
    void check_09_an_answer_counts_only_in_the_session_that_was_asked() {
        PasskeyDevice device = withPasskey(signedIn(somebody(Role.NURSE)));
        Visitor asked = visitor();
        Map<String, Object> proof = device.proof(asked);
        Visitor thief = visitor();
        thief.post("/api/auth/passkey/question", null);

        assertThat(thief.post("/api/auth/passkey", proof).status()).isEqualTo(401);
        assertThat(visitor().post("/api/auth/passkey", proof).status()).isEqualTo(401);
    }

    @Test
    void check_09_a_question_is_answered_within_five_minutes() {
        PasskeyDevice device = withPasskey(signedIn(somebody(Role.NURSE)));
        Visitor quick = visitor();
        Map<String, Object> inTime = device.proof(quick);
        clock.advance(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(quick.post("/api/auth/passkey", inTime).status()).isEqualTo(200);
        Visitor slow = visitor();
        Map<String, Object> tooLate = device.proof(slow);
        clock.advance(Duration.ofMinutes(5));

        assertThat(slow.post("/api/auth/passkey", tooLate).status()).isEqualTo(401);
    }

    @Test
    void check_06_questions_nobody_answers_are_refused_after_sixty_from_one_address_for_a_minute() {
        PasskeyDevice device = withPasskey(signedIn(somebody(Role.NURSE)));
        Visitor flood = visitor().from("10.66.6.1");
        for (int asked = 1; asked < 60; asked++) {
            assertThat(flood.post("/api/auth/passkey/question", null).status()).isEqualTo(200);
        }
        // Who answers is no flood.
        assertThat(device.signIn(visitor().from("10.66.6.1")).status()).isEqualTo(200);
        for (int asked = 1; asked <= 60; asked++) {
            assertThat(flood.post("/api/auth/passkey/question", null).status()).isEqualTo(200);
        }

        Answer refused = flood.post("/api/auth/passkey/question", null);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.response().getHeader("Retry-After")).isEqualTo("60");
        assertThat(device.signIn(visitor().from("10.66.6.2")).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(device.signIn(visitor().from("10.66.6.1")).status()).isEqualTo(200);
    }

    @Test
    void check_09_an_answer_given_at_another_address_is_refused() {
        PasskeyDevice device = withPasskey(signedIn(somebody(Role.NURSE)));

        for (String elsewhere :
                List.of("https://spineline.example.net", "http://localhost:8081", "https://localhost")) {
            assertThat(device.at(elsewhere).signIn(visitor()).status())
                    .as(elsewhere)
                    .isEqualTo(401);
        }
        assertThat(device.signIn(visitor()).status()).isEqualTo(200);
    }

    @Test
    void check_09_a_key_made_for_another_site_is_refused() {
        Visitor visitor = signedIn(somebody(Role.NURSE));
        PasskeyDevice device = new PasskeyDevice();

        Answer answer = device.madeFor("example.net", visitor);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problemCode()).isEqualTo("passkey-refused");
        PasskeyDevice known = withPasskey(visitor);
        jdbc.sql("update access_passkey set rp_id = 'example.net' where credential_id = :id")
                .param("id", known.credentialId())
                .update();
        assertThat(known.signIn(visitor()).status()).isEqualTo(401);
    }

    @Test
    void check_09_without_the_person_verified_by_the_device_nothing_opens() {
        PasskeyDevice device = withPasskey(signedIn(somebody(Role.NURSE)));
        Visitor visitor = visitor();

        assertThat(new PasskeyDevice()
                        .withoutPerson()
                        .addTo(signedIn(somebody(Role.NURSE)))
                        .problemCode())
                .isEqualTo("passkey-refused");
        assertThat(visitor.post("/api/auth/passkey", device.proofWithoutPerson(visitor))
                        .status())
                .isEqualTo(401);
        assertThat(device.signIn(visitor).status()).isEqualTo(200);
    }

    @Test
    void check_09_a_key_nobody_added_opens_nothing_and_neither_does_a_key_for_another_account() {
        PasskeyDevice device = withPasskey(signedIn(somebody(Role.NURSE)));
        PasskeyDevice stranger = new PasskeyDevice();
        stranger.make(signedIn(somebody(Role.NURSE)));
        Visitor visitor = visitor();

        assertThat(stranger.signIn(visitor).status()).isEqualTo(401);
        Map<String, Object> proof = device.proof(visitor);
        Map<String, Object> forOther = new HashMap<>(proof);
        forOther.put("userHandle", stranger.proof(visitor()).get("userHandle"));
        assertThat(visitor.post("/api/auth/passkey", forOther).status()).isEqualTo(401);
        Map<String, Object> foreignSignature = new HashMap<>(device.proof(visitor));
        foreignSignature.put("signature", stranger.proof(visitor).get("signature"));
        assertThat(visitor.post("/api/auth/passkey", foreignSignature).status()).isEqualTo(401);
    }

    @Test
    void check_09_a_count_that_goes_back_is_refused_and_the_trail_names_the_key() {
        String name = somebody(Role.NURSE);
        PasskeyDevice device = withPasskey(signedIn(name));
        String id = keyOf(name);
        jdbc.sql("update access_passkey set sign_count = 40 where id = :id")
                .param("id", UUID.fromString(id))
                .update();

        assertThat(device.signIn(visitor()).status()).isEqualTo(401);

        assertThat(jdbc.sql(
                                "select changed_fields from audit_event where entity_id = :id and action = 'SIGN_IN_FAILED' and outcome = 'REFUSED'")
                        .param("id", UUID.fromString(id))
                        .query(String.class)
                        .list())
                .containsExactly("signCount");
    }

    @Test
    void check_09_a_closed_account_does_not_open_and_its_sessions_are_over() {
        String name = somebody(Role.NURSE);
        PasskeyDevice device = withPasskey(signedIn(name));
        Visitor inside = visitor();
        device.signIn(inside);

        jdbc.sql("update app_user set enabled = false where username = :name")
                .param("name", name)
                .update();

        assertThat(inside.get("/api/me").status()).isEqualTo(401);
        assertThat(device.signIn(visitor()).status()).isEqualTo(401);
    }

    @Test
    void check_17_another_role_ends_a_session_that_began_with_a_passkey() {
        String name = somebody(Role.NURSE);
        PasskeyDevice device = withPasskey(signedIn(name));
        Visitor inside = visitor();
        device.signIn(inside);
        Answer users = api.as(Role.ADMINISTRATOR).get("/api/users");
        var user = users.body()
                .valueStream()
                .filter(each -> each.path("username").asString().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(user.path("passkeys").asInt()).isOne();

        api.as(Role.ADMINISTRATOR)
                .put(
                        "/api/users/" + user.path("id").asString(),
                        Map.of("displayName", "Somebody", "role", "SCHEDULER", "enabled", true),
                        "\"" + user.path("version").asLong() + "\"");

        assertThat(inside.get("/api/me").status()).isEqualTo(401);
        assertThat(device.signIn(visitor()).body().path("role").asString()).isEqualTo("SCHEDULER");
    }

    @Test
    void check_06_ten_wrong_answers_make_the_next_wait_there_and_nowhere_else() {
        PasskeyDevice device = withPasskey(signedIn(somebody(Role.NURSE)));
        Visitor wrong = visitor();
        for (int i = 0; i < 10; i++) {
            assertThat(wrong.post("/api/auth/passkey", device.proofWithoutPerson(wrong))
                            .status())
                    .isEqualTo(401);
        }

        Answer eleventh = device.signIn(visitor());

        assertThat(eleventh.status()).isEqualTo(429);
        assertThat(device.signIn(visitor().from("10.9.9.9")).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(15));
        assertThat(device.signIn(visitor()).status()).isEqualTo(200);
    }

    @Test
    void check_10_a_passkey_is_the_proof_that_something_sensitive_asks_for() {
        String name = somebody(Role.ADMINISTRATOR);
        PasskeyDevice device = withPasskey(signedIn(name));
        Visitor visitor = visitor();
        device.signIn(visitor);
        clock.advance(Duration.ofMinutes(5));

        Answer refused = visitor.post("/api/users", Map.of());

        assertThat(refused.problemCode()).isEqualTo("step-up-required");
        assertThat(refused.body().path("factor").asString()).isEqualTo("PASSKEY");
        assertThat(visitor.post("/api/account/passkeys/offer", null).problemCode())
                .isEqualTo("step-up-required");
        assertThat(visitor.send(HttpMethod.DELETE, "/api/account/passkeys/" + keyOf(name))
                        .problemCode())
                .isEqualTo("step-up-required");
        PasskeyDevice somebodyElses = withPasskey(signedIn(somebody(Role.NURSE)));
        assertThat(visitor.post("/api/auth/passkey/confirm", somebodyElses.proof(visitor))
                        .status())
                .isEqualTo(401);
        assertThat(visitor.post("/api/auth/passkey/confirm", device.proof(visitor))
                        .status())
                .isEqualTo(200);
        assertThat(visitor.post("/api/users", Map.of()).status())
                .as("let through, and incomplete")
                .isEqualTo(400);
    }

    @Test
    void a_passkey_is_renamed_and_removed_by_its_owner_only() {
        String name = somebody(Role.NURSE);
        Visitor owner = signedIn(name);
        PasskeyDevice device = withPasskey(owner);
        Visitor elsewhere = visitor();
        device.signIn(elsewhere);
        String id = keyOf(name);
        String path = "/api/account/passkeys/" + id;
        String etag = etagOf(owner);
        Visitor stranger = signedIn(somebody(Role.NURSE));

        assertThat(stranger.put(path, Map.of("name", "Mine now"), etag).status())
                .isEqualTo(404);
        assertThat(owner.put(path, Map.of("name", " "), etag).status()).isEqualTo(400);
        Answer renamed = owner.put(path, Map.of("name", "Key on my ring"), etag);
        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.body().path("name").asString()).isEqualTo("Key on my ring");
        assertThat(owner.put(path, Map.of("name", "Too late"), etag).status()).isEqualTo(412);
        assertThat(remove(stranger, id).status()).isEqualTo(404);
        assertThat(remove(owner, id).status()).isEqualTo(204);

        assertThat(owner.get("/api/me").status()).as("goes on").isEqualTo(200);
        assertThat(elsewhere.get("/api/me").status())
                .as("may have begun with it")
                .isEqualTo(401);
        assertThat(device.signIn(visitor()).status()).isEqualTo(401);
    }

    @Test
    void an_administrator_removes_all_passkeys_of_somebody_and_ends_the_sessions() {
        String name = somebody(Role.NURSE);
        Visitor owner = signedIn(name);
        PasskeyDevice first = withPasskey(owner);
        PasskeyDevice second = withPasskey(owner);
        String userId = owner.get("/api/me").body().path("id").asString();

        assertThat(api.as(Role.ADMINISTRATOR)
                        .post("/api/users/" + userId + "/passkeys/remove", Map.of())
                        .status())
                .isEqualTo(204);

        assertThat(owner.get("/api/me").status()).isEqualTo(401);
        assertThat(first.signIn(visitor()).status()).isEqualTo(401);
        assertThat(second.signIn(visitor()).status()).isEqualTo(401);
        assertThat(visitor().signIn(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void an_account_has_ten_passkeys_at_most() {
        Visitor owner = signedIn(somebody(Role.NURSE));
        for (int i = 0; i < 10; i++) {
            withPasskey(owner);
        }

        assertThat(owner.post("/api/account/passkeys/offer", null).problemCode())
                .isEqualTo("too-many-passkeys");
    }

    @Test
    void the_question_for_a_new_key_is_used_up_by_a_wrong_answer_too() {
        Visitor owner = signedIn(somebody(Role.NURSE));
        PasskeyDevice device = new PasskeyDevice();
        Answer offer = owner.post("/api/account/passkeys/offer", null);
        Map<String, Object> elsewhere =
                device.at("https://spineline.example.net").makeFor(offer);

        assertThat(owner.post("/api/account/passkeys", elsewhere).problemCode()).isEqualTo("passkey-refused");
        assertThat(owner.post("/api/account/passkeys", device.makeFor(offer)).problemCode())
                .isEqualTo("passkey-refused");
        assertThat(device.addTo(owner).status()).isEqualTo(201);
    }

    @Test
    void the_question_for_a_new_key_is_none_for_coming_in() {
        Visitor owner = signedIn(somebody(Role.NURSE));
        PasskeyDevice device = withPasskey(owner);
        String offered = owner.post("/api/account/passkeys/offer", null)
                .body()
                .path("challenge")
                .asString();

        assertThat(owner.post("/api/auth/passkey/confirm", device.proofOf(offered))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void the_same_key_is_kept_once_and_its_count_is_never_negative() {
        String name = somebody(Role.NURSE);
        withPasskey(signedIn(name));
        String copy =
                """
                insert into access_passkey select cast(:id as uuid), version, facility_id, created_at, created_by, user_id, name, rp_id,
                       credential_id, credential_data, sign_count, transports, backup_eligible, backed_up, last_used_at
                  from access_passkey where id = :of
                """;

        assertThatThrownBy(() -> jdbc.sql(copy)
                        .param("id", UUID.randomUUID())
                        .param("of", UUID.fromString(keyOf(name)))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("update access_passkey set sign_count = -1 where id = :id")
                        .param("id", UUID.fromString(keyOf(name)))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private PasskeyDevice withPasskey(Visitor owner) {
        PasskeyDevice device = new PasskeyDevice();
        Answer added = device.addTo(owner);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        return device;
    }

    private Answer remove(Visitor owner, String id) {
        return owner.delete("/api/account/passkeys/" + id, "\"" + versionOf(id) + "\"");
    }

    private String etagOf(Visitor owner) {
        return "\""
                + owner.get("/api/account/passkeys")
                        .body()
                        .path("passkeys")
                        .get(0)
                        .path("version")
                        .asLong()
                + "\"";
    }

    private long versionOf(String id) {
        return jdbc.sql("select version from access_passkey where id = :id")
                .param("id", UUID.fromString(id))
                .query(Long.class)
                .single();
    }

    private String keyOf(String name) {
        return jdbc.sql(
                        "select p.id from access_passkey p join app_user u on u.id = p.user_id where u.username = :name")
                .param("name", name)
                .query(UUID.class)
                .single()
                .toString();
    }

    private int signInsOf(String name) {
        return jdbc.sql(
                        "select count(*) from audit_event e join app_user u on u.id = e.user_id where u.username = :name and e.action = 'SIGN_IN'")
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    private Visitor visitor() {
        return new Visitor(mvc);
    }

    private Visitor signedIn(String name) {
        Visitor visitor = visitor();
        assertThat(visitor.signIn(name, PASSWORD).status()).isEqualTo(200);
        return visitor;
    }

    private String somebody(Role role) {
        String name = "u" + UUID.randomUUID().toString().substring(0, 8);
        accounts.renew(name, "Somebody", role, PASSWORD);
        return name;
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<T>> calls = Collections.nCopies(times, call);
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
