package org.spineline.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.booking.BookingCalendar;
import org.spineline.kernel.actor.CurrentActor;
import org.spineline.kernel.database.LateRows;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.messaging.domain.MessageRepository;
import org.spineline.messaging.domain.MessagingRules;
import org.spineline.patient.EmergencyAccessOpened;
import org.spineline.patient.PatientDirectory;
import org.spineline.prom.MailedLinks;
import org.spineline.support.Accounts;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.SiteRules;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who answers for privacy hears of each emergency access. */
@SpinelineTest
class Check_30_NoticeTest {
    /** As it ships: no privacy office. */
    private static final MessagingRules NOBODY_HEARS = SiteRules.at(MessagingRules.class, "config/messaging.yml");

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LateRows late;

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
    private FacilityZone facility;

    @Autowired
    private CurrentActor actor;

    @Autowired
    private PlatformTransactionManager transactions;

    private final Letterbox letterbox = new Letterbox();
    private UUID patient;

    @BeforeEach
    void a_restricted_record_and_an_empty_outbox() {
        jdbc.sql("update message set state = 'CANCELLED' where state = 'WAITING'")
                .update();
        patient = new BookingDesk(api).patient("Quillfeather", "Quirina");
        Accounts.of(Role.LEAD, jdbc);
        Answer restricted = api.as(Role.LEAD)
                .post(
                        "/api/patients/" + patient + "/restriction",
                        Map.of("reasonCode", "PATIENT_REQUEST", "reason", "Asked.", "team", List.of()));
        assertThat(restricted.status()).as(restricted.text()).isEqualTo(201);
        clock.advance(Duration.ofSeconds(2));
    }

    @AfterEach
    void nothing_stays_restricted() {
        jdbc.sql("update patient_restriction set lifted_at = created_at, lifted_by_name = 'x', lift_reason = 'x'"
                        + " where lifted_at is null")
                .update();
        clock.advance(Duration.ofSeconds(2));
    }

    @Test
    void Check_30_the_privacy_office_hears_once_when_a_record_was_opened_and_not_whose_nor_by_whom() {
        open();
        open();
        dispatch(rules);
        dispatch(rules);

        assertThat(letterbox.letters).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo("privacy@hospital.example");
            assertThat(letter.subject()).isEqualTo("Emergency access at St Brigid's Hospital");
            assertThat(letter.body()).contains("Monday 23 November 2026", "3:00 AM EST");
            assertThat(letter.body())
                    .doesNotContain("Quillfeather", "Quirina", patient.toString(), "Bleeding")
                    .doesNotContain(Api.userOf(Role.NURSE).displayName());
        });
    }

    @Test
    void Check_30_a_refused_access_tells_nobody() {
        UUID open = new BookingDesk(api).patient("Open", "Olive");

        assertThat(breakGlass(open).problemCode()).isEqualTo("record-open");
        dispatch(rules);

        assertThat(letterbox.letters).isEmpty();
    }

    @Test
    void Check_30_without_a_privacy_office_nothing_is_written_and_what_waited_for_one_waits_no_longer() {
        UUID grant = open();
        dispatch(NOBODY_HEARS);

        assertThat(letterbox.letters).isEmpty();
        assertThat(stateOf(grant)).containsExactly("NO_ADDRESS");

        Outbox silent = new Outbox(calendar, messages, NOBODY_HEARS, facility, actor, clock, late);
        UUID another = UUID.randomUUID();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> silent.note(new EmergencyAccessOpened(another, patient)));
        assertThat(stateOf(another)).isEmpty();
    }

    @Test
    void Check_30_the_database_keeps_one_notice_for_an_access_and_none_about_nothing() {
        UUID grant = open();

        assertThatThrownBy(() -> jdbc.sql(
                                "insert into message (id, version, facility_id, created_at, created_by,"
                                        + " patient_id, emergency_grant_id, kind, occasion, channel, due_at, state, attempts, next_try_at)"
                                        + " select ?, 0, facility_id, created_at, created_by, patient_id, emergency_grant_id, kind,"
                                        + " 'AGAIN', channel, due_at, state, 0, next_try_at from message where emergency_grant_id = ?")
                        .params(UUID.randomUUID(), grant)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .satisfies(
                        refused -> assertThat(refused.getMessage()).containsIgnoringCase("message_emergency_grant_uk"));
        assertThatThrownBy(() -> jdbc.sql("update message set emergency_grant_id = null where emergency_grant_id = ?")
                        .param(grant)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .satisfies(refused -> assertThat(refused.getMessage()).containsIgnoringCase("message_subject_ck"));
    }

    private UUID open() {
        Answer opened = breakGlass(patient);
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        return BookingDesk.id(opened);
    }

    private Answer breakGlass(UUID whose) {
        return api.as(Role.NURSE)
                .post(
                        "/api/break-glass",
                        Map.of(
                                "patientId",
                                whose,
                                "reasonCode",
                                "EMERGENCY_CARE",
                                "text",
                                "Bleeding on the table now"));
    }

    private List<String> stateOf(UUID grant) {
        return jdbc.sql("select state from message where emergency_grant_id = ?")
                .param(grant)
                .query(String.class)
                .list();
    }

    private void dispatch(MessagingRules asTheSiteHasThem) {
        new Dispatcher(messages, calendar, patients, links, asTheSiteHasThem, writer, letterbox, clock, transactions)
                .sendDue();
    }

    private static final class Letterbox implements Post {
        private final List<Letter> letters = new ArrayList<>();

        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public void send(Letter letter) {
            letters.add(letter);
        }
    }
}
