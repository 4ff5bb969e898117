package org.spineline.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.booking.BookingCalendar;
import org.spineline.booking.ResourceKind;
import org.spineline.messaging.domain.MessageRepository;
import org.spineline.messaging.domain.MessagingRules;
import org.spineline.messaging.infrastructure.SmtpPost;
import org.spineline.patient.PatientDirectory;
import org.spineline.prom.MailedLinks;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.BookingDesk.Place;
import org.spineline.support.PickyMailServer;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

/** From a booking to what arrives at a real mail server. */
@SpinelineTest
class SendingTest {
    /** A Tuesday two weeks ahead, 09:00 in the facility. */
    private static final Instant APPOINTMENT = Instant.parse("2026-12-08T14:00:00Z");

    private static final Instant WEEK_BEFORE = Instant.parse("2026-12-01T15:00:00Z");
    private static final Instant DAY_BEFORE = Instant.parse("2026-12-07T15:00:00Z");

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

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private BookingDesk desk;

    @BeforeEach
    void an_empty_outbox_and_a_mail_server() {
        jdbc.sql("update message set state = 'CANCELLED' where state = 'WAITING'")
                .update();
        desk = new BookingDesk(api);
        mail.start();
    }

    @AfterEach
    void the_mail_server_goes() {
        mail.stop();
    }

    @Test
    void a_booking_is_confirmed_at_once_and_reminded_at_the_hours_the_site_chose() throws Exception {
        String to = address();
        book(patient(to, true, "en"), APPOINTMENT);

        dispatcher().sendDue();
        assertThat(subjects(to)).containsExactly("Your appointment at St Brigid's Hospital");

        clock.set(WEEK_BEFORE.minusSeconds(1));
        dispatcher().sendDue();
        assertThat(subjects(to)).hasSize(1);

        clock.set(WEEK_BEFORE);
        dispatcher().sendDue();
        clock.set(DAY_BEFORE);
        dispatcher().sendDue();
        dispatcher().sendDue();
        clock.set(APPOINTMENT.plus(Duration.ofDays(2)));
        dispatcher().sendDue();
        assertThat(subjects(to))
                .containsExactly(
                        "Your appointment at St Brigid's Hospital",
                        "Reminder: your appointment at St Brigid's Hospital",
                        "Reminder: your appointment at St Brigid's Hospital");
        MimeMessage first = received(to).get(0);
        assertThat(first.getContent().toString()).contains("Tuesday 8 December 2026, 9:00 AM EST");
        assertThat(first.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(first.getHeader("Content-Language")).containsExactly("en");
    }

    @Test
    void a_patient_who_reads_spanish_is_written_to_in_spanish() throws Exception {
        String to = address();
        UUID booking = book(patient(to, true, "es-MX"), APPOINTMENT);

        dispatcher().sendDue();

        assertThat(subjects(to)).containsExactly("Su cita en St Brigid's Hospital");
        assertThat(told(booking).get(0).path("language").asString()).isEqualTo("es");
    }

    @Test
    void reminders_whose_hour_has_passed_are_left_out() {
        UUID booking = book(patient(address(), true, "en"), Instant.parse("2026-11-25T14:00:00Z"));

        assertThat(kinds(booking)).containsExactly("CONFIRMATION WAITING", "REMINDER WAITING");
    }

    @Test
    void several_servers_sending_at_once_send_everything_once() throws Exception {
        List<String> everybody = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            everybody.add(address());
            book(patient(everybody.get(i), true, "en"), APPOINTMENT);
        }
        int servers = 4;
        CyclicBarrier start = new CyclicBarrier(servers);
        ExecutorService pool = Executors.newFixedThreadPool(servers);
        try {
            Callable<Integer> server = () -> {
                Dispatcher dispatcher = dispatcher();
                start.await();
                return dispatcher.sendDue();
            };
            int sent = 0;
            for (Future<Integer> done : pool.invokeAll(List.of(server, server, server, server))) {
                sent += done.get();
            }
            assertThat(sent).isEqualTo(everybody.size());
        } finally {
            pool.shutdownNow();
        }
        for (String to : everybody) {
            assertThat(received(to)).as(to).hasSize(1);
        }
    }

    @Test
    void a_mail_server_down_for_a_day_delays_everything_and_loses_nothing() throws Exception {
        String to = address();
        UUID booking = book(patient(to, true, "en"), APPOINTMENT);
        mail.stop();
        for (int hours = 0; hours < 24; hours++) {
            assertThat(dispatcher().sendDue()).isZero();
            clock.advance(Duration.ofHours(1));
        }
        JsonNode waiting = told(booking).get(0);
        assertThat(waiting.path("state").asString()).isEqualTo("WAITING");
        assertThat(waiting.path("lastError").asString()).isEqualTo("SERVER_UNREACHABLE");
        assertThat(waiting.path("attempts").asInt()).isZero();

        mail.start();
        assertThat(dispatcher().sendDue()).isEqualTo(1);

        assertThat(received(to)).hasSize(1);
        assertThat(kinds(booking)).first().isEqualTo("CONFIRMATION SENT");
    }

    @Test
    void a_server_that_dies_before_sending_leaves_the_message_to_the_next_one() throws Exception {
        String to = address();
        book(patient(to, true, "en"), APPOINTMENT);
        assertThatExceptionOfType(PowerCut.class)
                .isThrownBy(() -> dispatcher(new Dying(null)).sendDue());

        assertThat(dispatcher().sendDue()).as("the claim still stands").isZero();
        clock.advance(rules.retries().claim());
        assertThat(dispatcher().sendDue()).isEqualTo(1);
        assertThat(received(to)).hasSize(1);
    }

    @Test
    void a_server_that_dies_after_sending_makes_a_second_copy_that_mail_programs_recognise() throws Exception {
        String to = address();
        book(patient(to, true, "en"), APPOINTMENT);
        assertThatExceptionOfType(PowerCut.class)
                .isThrownBy(() -> dispatcher(new Dying(post(port()))).sendDue());
        clock.advance(rules.retries().claim());
        dispatcher().sendDue();

        assertThat(received(to)).hasSize(2);
        assertThat(received(to).get(0).getMessageID())
                .isEqualTo(received(to).get(1).getMessageID());
    }

    @Test
    void one_address_that_does_not_exist_stops_nobody_else() {
        String gone = address();
        String here = address();
        UUID first = book(patient(gone, true, "en"), APPOINTMENT);
        UUID second = book(patient(here, true, "en"), APPOINTMENT);
        try (PickyMailServer picky = new PickyMailServer()) {
            picky.doesNotKnow(gone);

            dispatcher(post(picky.port())).sendDue();

            assertThat(picky.delivered()).containsExactly(here);
        }
        assertThat(kinds(first)).first().isEqualTo("CONFIRMATION FAILED");
        assertThat(told(first).get(0).path("lastError").asString()).isEqualTo("ADDRESS_REFUSED");
        assertThat(kinds(second)).first().isEqualTo("CONFIRMATION SENT");
    }

    @Test
    void a_mail_server_that_wants_to_see_us_again_sees_us_again_a_minute_later() {
        String to = address();
        book(patient(to, true, "en"), APPOINTMENT);
        try (PickyMailServer picky = new PickyMailServer()) {
            picky.wantsToSeeAgain(to);
            Dispatcher dispatcher = dispatcher(post(picky.port()));
            dispatcher.sendDue();
            picky.takesNow(to);
            clock.advance(Duration.ofSeconds(59));
            dispatcher.sendDue();
            assertThat(picky.delivered()).isEmpty();

            clock.advance(Duration.ofSeconds(1));
            dispatcher.sendDue();

            assertThat(picky.delivered()).containsExactly(to);
        }
    }

    @Test
    void a_message_refused_every_time_has_failed_after_the_last_wait_and_can_be_sent_again() {
        String to = address();
        UUID booking = book(patient(to, true, "en"), APPOINTMENT);
        try (PickyMailServer picky = new PickyMailServer()) {
            picky.wantsToSeeAgain(to);
            Dispatcher dispatcher = dispatcher(post(picky.port()));
            dispatcher.sendDue();
            for (Duration wait : rules.retries().delays()) {
                assertThat(kinds(booking)).first().isEqualTo("CONFIRMATION WAITING");
                clock.advance(wait);
                dispatcher.sendDue();
            }
            assertThat(kinds(booking)).first().isEqualTo("CONFIRMATION FAILED");
            picky.takesNow(to);
            assertThat(retry(Role.SCHEDULER, told(booking).get(0)).status()).isEqualTo(200);
            dispatcher.sendDue();
            assertThat(picky.delivered()).containsExactly(to);
        }
        assertThat(retry(Role.SCHEDULER, told(booking).get(0)).problemCode()).isEqualTo("message-not-stuck");
    }

    @Test
    void a_move_tells_the_new_time_and_takes_back_the_reminders_of_the_old() throws Exception {
        String to = address();
        Place place = desk.newPlace();
        Answer booked = desk.book(desk.acceptedEpisode(patient(to, true, "en")), place, APPOINTMENT, 60);
        UUID booking = BookingDesk.id(booked);
        dispatcher().sendDue();
        desk.move(booking, booked.etag(), place, APPOINTMENT.plus(Duration.ofDays(1)), 60);
        dispatcher().sendDue();
        clock.set(WEEK_BEFORE);
        dispatcher().sendDue();
        assertThat(subjects(to))
                .containsExactly(
                        "Your appointment at St Brigid's Hospital",
                        "New time for your appointment at St Brigid's Hospital");
        assertThat(received(to).get(1).getContent().toString()).contains("Wednesday 9 December 2026, 9:00 AM EST");

        clock.set(WEEK_BEFORE.plus(Duration.ofDays(1)));
        dispatcher().sendDue();
        assertThat(subjects(to)).hasSize(3);
        assertThat(kinds(booking))
                .containsExactlyInAnyOrder(
                        "CONFIRMATION SENT",
                        "REMINDER CANCELLED",
                        "REMINDER CANCELLED",
                        "MOVED SENT",
                        "REMINDER SENT",
                        "REMINDER WAITING");
    }

    @Test
    void a_move_there_and_back_again_is_told_twice() {
        Place place = desk.newPlace();
        Answer booked = desk.book(desk.acceptedEpisode(patient(address(), true, "en")), place, APPOINTMENT, 60);
        UUID booking = BookingDesk.id(booked);
        Answer away = desk.move(booking, booked.etag(), place, APPOINTMENT.plus(Duration.ofDays(1)), 60);
        Answer back = desk.move(booking, away.etag(), place, APPOINTMENT, 60);
        assertThat(back.status()).isEqualTo(200);

        assertThat(kinds(booking)).contains("CONFIRMATION CANCELLED", "MOVED CANCELLED", "MOVED WAITING");
        assertThat(kinds(booking).stream().filter("REMINDER WAITING"::equals)).hasSize(2);
    }

    @Test
    void another_room_at_the_same_time_is_no_news() {
        Place place = desk.newPlace();
        Answer booked = desk.book(desk.acceptedEpisode(patient(address(), true, "en")), place, APPOINTMENT, 60);
        UUID booking = BookingDesk.id(booked);
        Place other = place.with(ResourceKind.ROOM, desk.resource(ResourceKind.ROOM));

        assertThat(desk.move(booking, booked.etag(), other, APPOINTMENT, 60).status())
                .isEqualTo(200);

        assertThat(kinds(booking)).containsExactly("CONFIRMATION WAITING", "REMINDER WAITING", "REMINDER WAITING");
    }

    @Test
    void a_cancellation_is_told_and_silences_the_reminders() throws Exception {
        String to = address();
        Answer booked = desk.book(desk.acceptedEpisode(patient(to, true, "en")), desk.newPlace(), APPOINTMENT, 60);
        UUID booking = BookingDesk.id(booked);
        dispatcher().sendDue();
        desk.cancel(booking, booked.etag());
        dispatcher().sendDue();
        clock.set(DAY_BEFORE);
        dispatcher().sendDue();

        assertThat(subjects(to))
                .containsExactly(
                        "Your appointment at St Brigid's Hospital",
                        "Your appointment at St Brigid's Hospital is cancelled");
        assertThat(kinds(booking))
                .containsExactlyInAnyOrder(
                        "CONFIRMATION SENT", "REMINDER CANCELLED", "REMINDER CANCELLED", "CANCELLATION SENT");
    }

    @Test
    void a_booking_that_is_refused_tells_nobody() {
        Place place = desk.newPlace();
        book(patient(address(), true, "en"), APPOINTMENT, place);
        long before = jdbc.sql("select count(*) from message").query(Long.class).single();

        Answer refused = desk.book(desk.acceptedEpisode(patient(address(), true, "en")), place, APPOINTMENT, 60);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(jdbc.sql("select count(*) from message").query(Long.class).single())
                .isEqualTo(before);
    }

    @Test
    void a_patient_without_an_address_is_seen_and_blocks_nobody() throws Exception {
        UUID silent = book(patient(null, true, "en"), APPOINTMENT);
        UUID unasked = book(patient(address(), null, "en"), APPOINTMENT);
        UUID unwilling = book(patient(address(), false, "en"), APPOINTMENT);
        String to = address();
        book(patient(to, true, "en"), APPOINTMENT);

        dispatcher().sendDue();

        assertThat(kinds(silent)).first().isEqualTo("CONFIRMATION NO_ADDRESS");
        assertThat(kinds(unasked)).first().isEqualTo("CONFIRMATION NO_CONSENT");
        assertThat(kinds(unwilling)).first().isEqualTo("CONFIRMATION NO_CONSENT");
        assertThat(received(to)).hasSize(1);
    }

    @Test
    void an_address_given_later_is_used_from_then_on() throws Exception {
        String mrn = "B" + UUID.randomUUID();
        Answer created = register(mrn, null, null, "en");
        UUID patient = BookingDesk.id(created);
        UUID booking = book(patient, APPOINTMENT);
        dispatcher().sendDue();
        String to = address();
        assertThat(api.as(Role.SCHEDULER)
                        .put("/api/patients/" + patient, demographics(mrn, to, true, "en"), created.etag())
                        .status())
                .isEqualTo(200);

        retry(Role.SCHEDULER, told(booking).get(0));
        dispatcher().sendDue();
        clock.set(WEEK_BEFORE);
        dispatcher().sendDue();

        assertThat(subjects(to)).hasSize(2);
    }

    @Test
    void a_message_that_could_not_go_before_the_appointment_does_not_go_after_it() throws Exception {
        String to = address();
        UUID booking = book(patient(to, true, "en"), APPOINTMENT);
        clock.set(APPOINTMENT);

        dispatcher().sendDue();

        assertThat(received(to)).isEmpty();
        assertThat(kinds(booking)).containsOnly("CONFIRMATION CANCELLED", "REMINDER CANCELLED");
        assertThat(told(booking).get(0).path("lastError").asString()).isEqualTo("TOO_LATE");
    }

    @Test
    void reminders_around_the_change_of_the_clocks_keep_ten_in_the_morning() {
        clock.set(Instant.parse("2027-02-20T15:00:00Z"));
        // Monday after the clocks went forward on Sunday, 14 March 2027.
        UUID booking = book(patient(address(), true, "en"), Instant.parse("2027-03-15T13:00:00Z"));

        assertThat(told(booking).stream().map(message -> message.path("dueAt").asString()))
                .containsExactly("2027-02-20T15:00:00Z", "2027-03-08T15:00:00Z", "2027-03-14T14:00:00Z");
    }

    @Test
    void the_administrator_sees_numbers_and_no_names() {
        String to = address();
        book(patient(to, true, "en"), APPOINTMENT);
        clock.advance(Duration.ofHours(1));

        Answer outbox = api.as(Role.ADMINISTRATOR).get("/api/messages?state=WAITING");

        assertThat(outbox.status()).isEqualTo(200);
        assertThat(outbox.body().path("sendingConfigured").asBoolean()).isFalse();
        assertThat(outbox.body().path("oldestDue").asString()).isEqualTo(TestClock.START.toString());
        assertThat(outbox.body()
                        .path("counts")
                        .valueStream()
                        .map(count -> count.path("kind").asString() + " "
                                + count.path("total").asInt()))
                .containsExactly("CONFIRMATION 1", "REMINDER 2");
        assertThat(outbox.text()).doesNotContain(to, "Booker");
    }

    private Dispatcher dispatcher() {
        return dispatcher(post(port()));
    }

    private Dispatcher dispatcher(Post post) {
        return new Dispatcher(messages, calendar, patients, links, rules, writer, post, clock, transactions);
    }

    private int port() {
        return mail.getSmtp() == null || !mail.isRunning() ? 1 : mail.getSmtp().getPort();
    }

    private SmtpPost post(int port) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", "5000");
        server.getJavaMailProperties().setProperty("mail.smtp.timeout", "5000");
        return new SmtpPost(
                new StaticListableBeanFactory(Map.of("server", server)).getBeanProvider(JavaMailSender.class),
                rules,
                clock);
    }

    private List<MimeMessage> received(String to) throws MessagingException {
        List<MimeMessage> found = new ArrayList<>();
        for (MimeMessage one : mail.getReceivedMessages()) {
            if (Arrays.stream(one.getAllRecipients()).map(Address::toString).anyMatch(to::equals)) {
                found.add(one);
            }
        }
        return found;
    }

    private List<String> subjects(String to) throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage one : received(to)) {
            subjects.add(one.getSubject());
        }
        return subjects;
    }

    private UUID book(UUID patient, Instant start) {
        return book(patient, start, desk.newPlace());
    }

    private UUID book(UUID patient, Instant start, Place place) {
        Answer booked = desk.book(desk.acceptedEpisode(patient), place, start, 60);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        return BookingDesk.id(booked);
    }

    private List<JsonNode> told(UUID booking) {
        Answer answer = api.as(Role.SCHEDULER).get("/api/bookings/{id}/messages", booking);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().valueStream().toList();
    }

    private List<String> kinds(UUID booking) {
        return told(booking).stream()
                .map(message -> message.path("kind").asString() + " "
                        + message.path("state").asString())
                .toList();
    }

    private Answer retry(Role role, JsonNode message) {
        return api.as(role).post("/api/messages/" + message.path("id").asString() + "/retry", "{}");
    }

    private static String address() {
        return "p" + UUID.randomUUID() + "@patients.example";
    }

    private UUID patient(@Nullable String email, @Nullable Boolean consent, String language) {
        return BookingDesk.id(register("B" + UUID.randomUUID(), email, consent, language));
    }

    private Answer register(String mrn, @Nullable String email, @Nullable Boolean consent, String language) {
        Answer created = api.as(Role.SCHEDULER).post("/api/patients", demographics(mrn, email, consent, language));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created;
    }

    private static Map<String, Object> demographics(
            String mrn, @Nullable String email, @Nullable Boolean consent, String language) {
        return BookingDesk.demographics("Booker", "Bea", mrn, email, consent, language);
    }

    /** Takes the process with it, after handing the letter in or before. */
    private record Dying(@Nullable Post through) implements Post {
        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public void send(Letter letter) throws Refused {
            if (through != null) {
                through.send(letter);
            }
            throw new PowerCut();
        }
    }

    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }
}
