package org.spineline.patient.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.kernel.domain.PatientOwnedRecords;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.Scenario;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpinelineTest
class PatientMergeTest {
    private final Api api;
    private final TestClock clock;
    private final JdbcClient client;
    private final ObjectProvider<PatientOwnedRecords> modules;
    private Scenario scenario;
    private BookingDesk desk;

    @Autowired
    PatientMergeTest(Api api, TestClock clock, JdbcClient client, ObjectProvider<PatientOwnedRecords> modules) {
        this.api = api;
        this.clock = clock;
        this.client = client;
        this.modules = modules;
        this.scenario = new Scenario(api, clock);
        this.desk = scenario.desk();
    }

    @BeforeEach
    void open() {
        scenario = new Scenario(api, clock);
        desk = scenario.desk();
    }

    @Test
    void everything_of_the_other_record_follows_and_exactly_that_goes_back() {
        UUID survivor = desk.patient();
        desk.referredEpisode(survivor);
        Scenario.Note note = scenario.signedNote(desk.patient());
        UUID other = note.patient();
        fill(note.episode());
        Map<String, Long> ofSurvivor = counts(survivor);
        Map<String, Long> ofOther = counts(other);
        assertThat(ofOther.values().stream().filter(count -> count > 0).count())
                .as(ofOther.toString())
                .isGreaterThanOrEqualTo(8);

        Answer merged = merge(survivor, other);

        assertThat(merged.status()).as(merged.text()).isEqualTo(200);
        assertThat(counts(other).values()).containsOnly(0L);
        ofOther.forEach((table, count) -> assertThat(counts(survivor))
                .as(table)
                .containsEntry(table, count + ofSurvivor.getOrDefault(table, 0L)));
        assertThat(read(other).body().path("mergedInto").asString()).isEqualTo(survivor.toString());
        assertThat(numbers(survivor)).containsExactly(2, 1);
        assertThat(scenario.read(note).body().at("/patient/id").asString()).isEqualTo(survivor.toString());

        Answer undone = unmerge(survivor, merged);

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(counts(survivor)).isEqualTo(ofSurvivor);
        assertThat(counts(other)).isEqualTo(ofOther);
        assertThat(numbers(other)).containsExactly(1);
        assertThat(numbers(survivor)).containsExactly(1);
        assertThat(read(other).body().path("mergedInto").isMissingNode()).isTrue();
        assertThat(scenario.read(note).body().at("/patient/id").asString()).isEqualTo(other.toString());
        assertThat(api.as(Role.NURSE)
                        .get("/api/patients/" + survivor + "/merges")
                        .body()
                        .at("/0/undoneByName")
                        .asString())
                .isEqualTo("Test Scheduler");
    }

    @Test
    void what_came_to_a_moved_episode_since_goes_back_with_it() {
        UUID survivor = desk.patient();
        UUID other = desk.patient();
        UUID episode = desk.acceptedEpisode(other);
        Answer merged = merge(survivor, other);
        Answer booked = desk.book(episode, desk.newPlace(), Scenario.START, 60);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        assertThat(counts(survivor)).containsEntry("booking", 1L);

        assertThat(unmerge(survivor, merged).status()).isEqualTo(200);

        assertThat(counts(survivor)).containsEntry("booking", 0L).containsEntry("booking_cell", 0L);
        assertThat(counts(other)).containsEntry("booking", 1L).containsEntry("booking_cell", 12L);
    }

    @Test
    void two_records_with_bookings_at_the_same_time_are_not_merged() {
        UUID survivor = desk.patient();
        UUID other = desk.patient();
        assertThat(desk.book(desk.acceptedEpisode(survivor), desk.newPlace(), Scenario.START, 60)
                        .status())
                .isEqualTo(201);
        assertThat(desk.book(
                                desk.acceptedEpisode(other),
                                desk.newPlace(),
                                Scenario.START.plus(Duration.ofMinutes(30)),
                                60)
                        .status())
                .isEqualTo(201);
        Map<String, Long> before = counts(other);

        Answer refused = merge(survivor, other);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problemCode()).isEqualTo("merge-refused");
        assertThat(counts(other)).isEqualTo(before);
    }

    @Test
    void a_merged_record_takes_nothing_new_and_is_not_found_by_name() {
        UUID survivor = desk.patient();
        UUID other = desk.patient();
        Answer merged = merge(survivor, other);
        assertThat(merged.status()).isEqualTo(200);

        assertThat(desk.refer(other).problemCode()).isEqualTo("patient-merged");
        assertThat(merge(other, survivor).problemCode()).isEqualTo("patient-merged");
        assertThat(merge(survivor, other).problemCode()).isEqualTo("patient-merged");
        assertThat(merge(survivor, survivor).pointers()).containsExactly("/otherId");
        assertThat(unmerge(survivor, merged).status()).isEqualTo(200);
        assertThat(unmerge(survivor, merged).problemCode()).isEqualTo("merge-undone");
        assertThat(desk.refer(other).status()).isEqualTo(201);
    }

    @Test
    void a_merge_needs_the_version_that_was_read_and_only_who_registers_may() {
        UUID survivor = desk.patient();
        UUID other = desk.patient();
        String path = "/api/patients/" + survivor + "/merge";
        Map<String, Object> body = Map.of("otherId", other, "reason", "Same person");
        assertThat(api.as(Role.SCHEDULER).post(path, body, null).status()).isEqualTo(428);
        assertThat(api.as(Role.SCHEDULER).post(path, body, "\"99\"").status()).isEqualTo(412);
        assertThat(api.as(Role.NURSE).post(path, body, read(survivor).etag()).status())
                .isEqualTo(403);
        assertThat(read(other).body().path("mergedInto").isMissingNode()).isTrue();
    }

    @Test
    void an_older_merge_waits_until_the_later_one_is_undone() {
        UUID survivor = desk.patient();
        Answer first = merge(survivor, desk.patient());
        clock.advance(Duration.ofMinutes(1));
        Answer second = merge(survivor, desk.patient());
        assertThat(unmerge(survivor, first).problemCode()).isEqualTo("merge-not-newest");
        assertThat(unmerge(survivor, second).status()).isEqualTo(200);
        assertThat(unmerge(survivor, first).status()).isEqualTo(200);
    }

    @Test
    void whoever_may_be_registered_already_is_named_with_the_signs() {
        String name = "Q" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        UUID known = desk.patient(name, "Bea");
        Answer found = api.as(Role.NURSE)
                .post(
                        "/api/patients/possible-duplicates",
                        Map.of("familyName", name, "givenName", "Bea", "birthDate", "1948-03-05"));
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.body().at("/0/patient/id").asString()).isEqualTo(known.toString());
        assertThat(found.body().at("/0/reasons").valueStream().map(each -> each.asString()))
                .containsExactly("SIMILAR_NAME", "BIRTH_DATE_MISTYPED");
    }

    private void fill(UUID episode) {
        created(api.as(Role.RADIOLOGIST)
                .post(
                        "/api/episodes/" + episode + "/imaging",
                        Map.of("modality", "CT", "performedOn", "2026-11-12", "findings", List.of())));
        created(api.as(Role.RADIOLOGIST)
                .post(
                        "/api/episodes/" + episode + "/coverage/statements",
                        Map.of("code", "PREGNANCY_EXCLUDED", "answer", true, "note", "Test negative")));
        Map<String, Object> authorization = new LinkedHashMap<>();
        authorization.put("payer", "Medicare");
        authorization.put("codes", List.of("22511"));
        authorization.put("levels", List.of("L1"));
        authorization.put("status", "REQUESTED");
        created(api.as(Role.SCHEDULER).post("/api/episodes/" + episode + "/authorizations", authorization));
    }

    private static void created(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private Map<String, Long> counts(UUID patient) {
        Map<String, Long> counts = new LinkedHashMap<>();
        modules.stream()
                .flatMap(module -> module.rows().stream())
                .forEach(rows -> counts.put(
                        rows.table(),
                        client.sql("select count(*) from %s where %s = :patient".formatted(rows.table(), rows.owner()))
                                .param("patient", patient)
                                .query(Long.class)
                                .single()));
        return counts;
    }

    private List<Integer> numbers(UUID patient) {
        return api.as(Role.NURSE)
                .get("/api/patients/" + patient + "/episodes")
                .body()
                .valueStream()
                .map(each -> each.path("number").asInt())
                .toList();
    }

    private Answer read(UUID patient) {
        return api.as(Role.SCHEDULER).get("/api/patients/{id}", patient);
    }

    private Answer merge(UUID survivor, UUID other) {
        return api.as(Role.SCHEDULER)
                .post(
                        "/api/patients/" + survivor + "/merge",
                        Map.of("otherId", other, "reason", "Same name, birth date and phone"),
                        read(survivor).etag());
    }

    private Answer unmerge(UUID survivor, Answer merged) {
        return api.as(Role.SCHEDULER)
                .post(
                        "/api/patients/" + survivor + "/unmerge",
                        Map.of("mergeId", merged.body().path("id").asString(), "reason", "Twins"),
                        read(survivor).etag());
    }
}
