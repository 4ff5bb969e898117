package org.spineline.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.booking.BookingCalendar;
import org.spineline.messaging.DeliveryError;
import org.spineline.messaging.domain.MessageRepository;
import org.spineline.messaging.domain.MessagingRules;
import org.spineline.patient.PatientDirectory;
import org.spineline.prom.MailedLinks;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

/** From the nurse's button to a link that the patient answers, once. */
@SpinelineTest
class QuestionnaireMailTest {
    private static final Pattern LINK = Pattern.compile("https://spine\\.example/q#(\\S+)");

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MessageRepository messages;

    @Autowired
    private BookingCalendar calendar;

    @Autowired
    private PatientDirectory patients;

    @Autowired
    private MailedLinks links;

    @Autowired
    private MessagingRules rules;

    @Autowired
    private LetterWriter writer;

    @Autowired
    private PlatformTransactionManager transactions;

    private final Letterbox letterbox = new Letterbox();

    @BeforeEach
    void an_empty_outbox() {
        jdbc.sql("update message set state = 'CANCELLED' where state = 'WAITING'")
                .update();
    }

    @Test
    void the_link_goes_once_in_the_patients_language_and_is_answered_without_signing_in() {
        UUID episode = episode("pat@patients.example", true, "es-MX");
        String invitation = invite(episode);
        assertThat(mail(episode).path("address").asString()).isEqualTo("pat@patients.example");

        Answer asked = send(invitation);
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.body().path("state").asString()).isEqualTo("WAITING");
        assertThat(hashesOf(invitation))
                .as("only the link on the nurse's screen")
                .isEqualTo(1);

        dispatch();
        dispatch();

        assertThat(letterbox.letters).hasSize(1);
        Letter letter = letterbox.letters.get(0);
        assertThat(letter.to()).isEqualTo("pat@patients.example");
        assertThat(letter.subject()).isEqualTo("Unas preguntas de St Brigid's Hospital");
        assertThat(letter.language()).isEqualTo("es");
        assertThat(letter.body()).contains("lunes 7 de diciembre de 2026");
        JsonNode mail = mail(episode).path("mails").get(0);
        assertThat(mail.path("state").asString()).isEqualTo("SENT");
        assertThat(mail.path("address").asString()).isEqualTo("pat@patients.example");

        Answer again = send(invitation);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problemCode()).isEqualTo("questionnaire-mailed");

        assertThat(answer(tokenIn(letter)).status()).isEqualTo(204);
        assertThat(answer(tokenIn(letter)).status()).isEqualTo(404);
    }

    @Test
    void the_secret_lies_in_no_table_before_or_after_the_letter() {
        UUID episode = episode("pat@patients.example", true, "en");
        send(invite(episode));
        dispatch();
        String token = tokenIn(letterbox.letters.get(0));

        for (String table : List.of("message", "prom_link", "prom_invitation")) {
            assertThat(jdbc.sql("select * from " + table).query().listOfRows().toString())
                    .as(table)
                    .doesNotContain(token);
        }
    }

    @Test
    void a_letter_that_is_refused_takes_its_link_back_and_the_next_one_carries_another() {
        UUID episode = episode("pat@patients.example", true, "en");
        String invitation = invite(episode);
        send(invitation);
        letterbox.refuses = DeliveryError.SERVER_UNREACHABLE;
        for (int tries = 0; tries < 5; tries++) {
            dispatch();
            clock.advance(rules.retries().afterOutage());
        }
        assertThat(hashesOf(invitation)).isEqualTo(1);
        assertThat(answer(tokenIn(letterbox.refused.get(0))).status()).isEqualTo(404);

        letterbox.refuses = null;
        dispatch();

        assertThat(answer(tokenIn(letterbox.letters.get(0))).status()).isEqualTo(204);
    }

    @Test
    void a_letter_that_may_be_out_when_the_server_dies_keeps_its_link_alive() {
        UUID episode = episode("pat@patients.example", true, "en");
        send(invite(episode));
        letterbox.diesAfter = true;
        assertThatThrownBy(this::dispatch).isInstanceOf(PowerCut.class);
        letterbox.diesAfter = false;
        clock.advance(rules.retries().claim());
        dispatch();

        assertThat(letterbox.letters).hasSize(2);
        assertThat(letterbox.letters.get(0).id())
                .as("one Message-ID")
                .isEqualTo(letterbox.letters.get(1).id());
        assertThat(answer(tokenIn(letterbox.letters.get(0))).status())
                .as("the first letter may be the one the patient reads")
                .isEqualTo(204);
    }

    @Test
    void an_invitation_answered_on_paper_or_withdrawn_meanwhile_sends_no_letter() {
        UUID episode = episode("pat@patients.example", true, "en");
        String answered = invite(episode);
        send(answered);
        String withdrawn = invite(episode);
        send(withdrawn);
        Answer made = api.as(Role.NURSE)
                .post("/api/prom-invitations/" + answered + "/links", "{}", "\"" + version(episode, answered) + "\"");
        assertThat(answer(made.body().path("token").asString()).status()).isEqualTo(204);
        assertThat(api.as(Role.NURSE)
                        .post(
                                "/api/prom-invitations/" + withdrawn + "/revocation",
                                "{}",
                                "\"" + version(episode, withdrawn) + "\"")
                        .status())
                .isEqualTo(200);

        dispatch();

        assertThat(letterbox.letters).isEmpty();
        assertThat(mail(episode).path("mails").valueStream().map(each -> each.path("state")
                        .asString()))
                .containsOnly("CANCELLED");
        assertThat(send(withdrawn).problemCode()).isEqualTo("invitation-over");
    }

    @Test
    void without_address_or_consent_nothing_is_put_into_the_post_and_the_screen_says_why() {
        UUID silent = episode(null, true, "en");
        assertThat(mail(silent).path("obstacle").asString()).isEqualTo("NO_ADDRESS");
        assertThat(mail(silent).has("address")).isFalse();
        UUID never = episode("pat@patients.example", null, "en");
        assertThat(mail(never).path("obstacle").asString()).isEqualTo("NO_CONSENT");
        UUID no = episode("pat@patients.example", false, "en");

        for (UUID episode : List.of(silent, never, no)) {
            Answer refused = send(invite(episode));
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.problemCode()).isEqualTo("mail-refused");
            assertThat(mail(episode).path("mails")).isEmpty();
        }
    }

    @Test
    void consent_withdrawn_before_the_letter_goes_stops_it_and_given_again_lets_it_go() {
        String mrn = "Q" + UUID.randomUUID();
        Answer created = register(mrn, "pat@patients.example", true, "en");
        UUID episode = new BookingDesk(api).acceptedEpisode(BookingDesk.id(created));
        String invitation = invite(episode);
        send(invitation);
        String path = "/api/patients/" + BookingDesk.id(created);
        Answer no = api.as(Role.SCHEDULER)
                .put(path, demographics(mrn, "pat@patients.example", false, "en"), created.etag());
        assertThat(no.status()).as(no.text()).isEqualTo(200);
        dispatch();
        assertThat(mail(episode).path("mails").get(0).path("state").asString()).isEqualTo("NO_CONSENT");

        api.as(Role.SCHEDULER).put(path, demographics(mrn, "pat@patients.example", true, "en"), no.etag());
        assertThat(send(invitation).status()).isEqualTo(201);
        dispatch();

        assertThat(letterbox.letters).hasSize(1);
    }

    @Test
    void the_database_keeps_one_letter_for_an_invitation_and_no_letter_about_nothing() {
        UUID episode = episode("pat@patients.example", true, "en");
        String invitation = invite(episode);
        send(invitation);

        assertThatThrownBy(() -> jdbc.sql(
                                "insert into message (id, version, facility_id, created_at, created_by,"
                                        + " patient_id, invitation_id, kind, occasion, channel, due_at, state, attempts, next_try_at)"
                                        + " select ?, 0, facility_id, created_at, created_by, patient_id, invitation_id, kind,"
                                        + " 'AGAIN', channel, due_at, state, 0, next_try_at from message where invitation_id = ?")
                        .params(UUID.randomUUID(), UUID.fromString(invitation))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .satisfies(refused -> assertThat(refused.getMessage()).containsIgnoringCase("message_invitation_uk"));
        assertThatThrownBy(() -> jdbc.sql("update message set invitation_id = null where invitation_id = ?")
                        .param(UUID.fromString(invitation))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .satisfies(refused -> assertThat(refused.getMessage()).containsIgnoringCase("message_subject_ck"));
    }

    @Test
    void a_scheduler_cannot_send_a_questionnaire_again_from_the_booking() {
        UUID episode = episode("pat@patients.example", true, "en");
        String invitation = invite(episode);
        send(invitation);
        UUID message = messages.findByInvitationId(UUID.fromString(invitation))
                .orElseThrow()
                .getId();

        assertThat(api.as(Role.SCHEDULER)
                        .post("/api/messages/" + message + "/retry", "{}")
                        .status())
                .isEqualTo(404);
    }

    private void dispatch() {
        new Dispatcher(messages, calendar, patients, links, rules, writer, letterbox, clock, transactions).sendDue();
    }

    private Answer send(String invitation) {
        return api.as(Role.NURSE).post("/api/prom-invitations/" + invitation + "/mail", "{}");
    }

    private JsonNode mail(UUID episode) {
        Answer answer = api.as(Role.NURSE).get("/api/episodes/{id}/questionnaire-mail", episode);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private String invite(UUID episode) {
        Answer made = api.as(Role.NURSE)
                .post("/api/episodes/" + episode + "/prom-invitations", Map.of("instruments", List.of("NRS_MOVEMENT")));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body().path("invitation").path("id").asString();
    }

    private long version(UUID episode, String invitation) {
        return api.as(Role.NURSE)
                .get("/api/episodes/{id}/proms", episode)
                .body()
                .path("invitations")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(invitation))
                .findFirst()
                .orElseThrow()
                .path("version")
                .asLong();
    }

    private Answer answer(String token) {
        return api.asNobody().post("/api/q/answer", Map.of("token", token, "painOnMovement", 3));
    }

    private long hashesOf(String invitation) {
        return jdbc.sql("select count(*) from prom_link where invitation_id = ?")
                .param(UUID.fromString(invitation))
                .query(Long.class)
                .single();
    }

    private static String tokenIn(Letter letter) {
        Matcher link = LINK.matcher(letter.body());
        assertThat(link.find()).as(letter.body()).isTrue();
        return link.group(1);
    }

    private UUID episode(@Nullable String email, @Nullable Boolean consent, String language) {
        return new BookingDesk(api)
                .acceptedEpisode(BookingDesk.id(register("Q" + UUID.randomUUID(), email, consent, language)));
    }

    private Answer register(String mrn, @Nullable String email, @Nullable Boolean consent, String language) {
        Answer created = api.as(Role.SCHEDULER).post("/api/patients", demographics(mrn, email, consent, language));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created;
    }

    private static Map<String, Object> demographics(
            String mrn, @Nullable String email, @Nullable Boolean consent, String language) {
        return BookingDesk.demographics("Asked", "Pat", mrn, email, consent, language);
    }

    /** Takes what comes, or refuses it, or falls over with it in hand. */
    private static final class Letterbox implements Post {
        private final List<Letter> letters = new ArrayList<>();
        private final List<Letter> refused = new ArrayList<>();
        private @Nullable DeliveryError refuses;
        private boolean diesAfter;

        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public void send(Letter letter) throws Refused {
            if (refuses != null) {
                refused.add(letter);
                throw new Refused(refuses);
            }
            letters.add(letter);
            if (diesAfter) {
                throw new PowerCut();
            }
        }
    }

    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }
}
