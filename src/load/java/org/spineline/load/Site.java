package org.spineline.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.spineline.access.Role;
import org.spineline.support.BookingDesk;
import org.spineline.support.GeneratedYear;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * A service after five years: what is past is written straight into the database, what is to come is referred, vetted and
 * booked through the application. Leaves lists of what the users of the load work on.
 */
final class Site {
    static final String PASSWORD = "four herons on a wooden jetty";
    static final int SCHEDULERS = 90;
    static final int NURSES = 60;
    static final int RADIOLOGISTS = 50;

    private static final int EPISODES = Integer.getInteger("load.episodes", 10_000);
    private static final int YEARS = 5;
    private static final int ROOMS = 20;
    private static final int UPCOMING = 300;
    private static final Duration QUEUE_REACHES_BACK = Duration.ofDays(180);

    private final JdbcTemplate jdbc;
    private final String base;
    private final List<Map<String, Object>> places = new ArrayList<>();

    Site(JdbcTemplate jdbc, String base) {
        this.jdbc = jdbc;
        this.base = base;
    }

    void build(Path lists) throws IOException, InterruptedException {
        Files.createDirectories(lists);
        past();
        accounts(lists);
        Person administrator = Person.signIn(base, "installer", LoadRun.INSTALLER_PASSWORD);
        Person scheduler = Person.signIn(base, name(Role.SCHEDULER, 0), PASSWORD);
        Person radiologist = Person.signIn(base, name(Role.RADIOLOGIST, 0), PASSWORD);
        for (int i = 0; i < ROOMS; i++) {
            places.add(place(administrator, i));
        }
        Instant today = Instant.now().truncatedTo(ChronoUnit.HOURS);
        for (int i = 0; i < UPCOMING; i++) {
            Instant day = today.plus(Duration.ofDays(1 + i / ROOMS));
            book(scheduler, episode(scheduler, radiologist, i), i, day);
        }
        List<String> waiting = new ArrayList<>(List.of("episodeId,patientId"));
        for (int i = 0; i < SCHEDULERS; i++) {
            UUID episode = episode(scheduler, radiologist, UPCOMING + i);
            waiting.add(episode + ","
                    + jdbc.queryForObject("select patient_id from episode where id = ?", UUID.class, episode));
        }
        Files.write(lists.resolve("waiting.csv"), waiting);
        List<String> drafts = new ArrayList<>(List.of("noteId"));
        Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
        for (int i = 0; i < RADIOLOGISTS; i++) {
            UUID booking = book(
                    scheduler,
                    episode(scheduler, radiologist, UPCOMING + SCHEDULERS + i),
                    i,
                    now.plus(Duration.ofMinutes(40L * (i / ROOMS))));
            drafts.add(radiologist
                    .post("/api/bookings/" + booking + "/note", Map.of())
                    .path("id")
                    .asString());
        }
        Files.write(lists.resolve("drafts.csv"), drafts);
        contacts(lists);
        jdbc.execute("analyze");
    }

    private void past() {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        new GeneratedYear(jdbc, "L", 11, now.minusDays(YEARS * 365L), now).write(EPISODES, YEARS * 365);
        // Whom nobody reached for so long nobody calls any more.
        jdbc.update(
                "update follow_up_contact set outcome = 'CANCELLED', cancelled_reason = 'Not reached'"
                        + " where outcome is null and due_until < ?",
                now.minus(QUEUE_REACHES_BACK));
    }

    private void accounts(Path lists) throws IOException {
        // One hash for all: what it costs to make is paid at each sign-in.
        String hash = "{argon2}"
                + Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(PASSWORD);
        account(lists, Role.SCHEDULER, SCHEDULERS, hash);
        account(lists, Role.NURSE, NURSES, hash);
        account(lists, Role.RADIOLOGIST, RADIOLOGISTS, hash);
    }

    private void account(Path lists, Role role, int count, String hash) throws IOException {
        UUID facility = jdbc.queryForObject("select id from facility fetch first 1 row only", UUID.class);
        List<String> names = new ArrayList<>(List.of("username"));
        for (int i = 0; i < count; i++) {
            jdbc.update(
                    "insert into app_user (id, version, facility_id, created_at, created_by, username, display_name,"
                            + " password_hash, user_role, enabled) values (?, 0, ?, ?, ?, ?, ?, ?, ?, true)",
                    UUID.randomUUID(),
                    facility,
                    OffsetDateTime.now(ZoneOffset.UTC),
                    facility,
                    name(role, i),
                    role.name().charAt(0) + role.name().substring(1).toLowerCase(java.util.Locale.ROOT) + " " + i,
                    hash,
                    role.name());
            names.add(name(role, i));
        }
        Files.write(lists.resolve(role.name().toLowerCase(java.util.Locale.ROOT) + "s.csv"), names);
    }

    private static String name(Role role, int number) {
        return role.name().toLowerCase(java.util.Locale.ROOT) + number;
    }

    private static Map<String, Object> place(Person administrator, int number)
            throws IOException, InterruptedException {
        return Map.of(
                "roomId", resource(administrator, "ROOM", number),
                "operatorId", resource(administrator, "OPERATOR", number),
                "sedationProviderId", resource(administrator, "SEDATION_PROVIDER", number),
                "equipmentIds", List.of(resource(administrator, "EQUIPMENT", number)));
    }

    private static UUID resource(Person administrator, String kind, int number)
            throws IOException, InterruptedException {
        return administrator.create(
                "/api/resources",
                Map.of("kind", kind, "name", "Load " + kind + " " + number, "active", true, "hours", List.of()));
    }

    /** Referred and accepted. */
    private static UUID episode(Person scheduler, Person radiologist, int number)
            throws IOException, InterruptedException {
        UUID patient = scheduler.create("/api/patients", BookingDesk.demographics("Waiting" + number, "Given"));
        UUID episode =
                scheduler.create("/api/patients/" + patient + "/episodes", BookingDesk.referral(BookingDesk.LONG_AGO));
        radiologist.post(
                "/api/episodes/" + episode + "/vetting", BookingDesk.acceptance(List.of("L1"), "MODERATE"), "\"0\"");
        return episode;
    }

    private UUID book(Person scheduler, UUID episode, int number, Instant start)
            throws IOException, InterruptedException {
        Map<String, Object> booking = new java.util.HashMap<>(places.get(number % ROOMS));
        booking.put("episodeId", episode);
        booking.put("start", start.toString());
        booking.put("minutes", 30);
        return scheduler.create("/api/bookings", booking);
    }

    private void contacts(Path lists) throws IOException {
        List<String> due = new ArrayList<>(jdbc.queryForList(
                "select cast(id as varchar) from follow_up_contact where outcome is null and due_from <= ?",
                String.class,
                OffsetDateTime.now(ZoneOffset.UTC)));
        Collections.shuffle(due, new Random(11));
        due.add(0, "contactId");
        Files.write(lists.resolve("contacts.csv"), due);
        List<String> known = new ArrayList<>(jdbc.queryForList(
                "select cast(id as varchar) || ',' || cast(patient_id as varchar) from episode"
                        + " order by created_at desc fetch first 2000 rows only",
                String.class));
        Collections.shuffle(known, new Random(11));
        known.add(0, "chartEpisodeId,chartPatientId");
        Files.write(lists.resolve("charts.csv"), known);
    }
}
