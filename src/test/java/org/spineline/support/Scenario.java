package org.spineline.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Role;
import org.spineline.support.Api.Answer;
import tools.jackson.databind.JsonNode;

/** Goes through the API from a referral to a signed note. */
public final class Scenario {
    /** A Monday, 09:00 in the facility: one hour of procedure, long enough ago to write about. */
    public static final Instant START = Instant.parse("2026-11-23T14:00:00Z");

    public static final Instant END = START.plus(Duration.ofHours(1));

    private final Api api;
    private final BookingDesk desk;
    private final TestClock clock;

    public Scenario(Api api, TestClock clock) {
        this.api = api;
        this.desk = new BookingDesk(api);
        this.clock = clock;
    }

    public BookingDesk desk() {
        return desk;
    }

    /** A draft as it is when opened; the clock stands at the end of the procedure. */
    public Note openNote() {
        return openNote(desk.patient());
    }

    public Note openNote(UUID patientId) {
        return openNote(patientId, START);
    }

    public Note openNote(UUID patientId, Instant start) {
        UUID episode = desk.acceptedEpisode(patientId);
        Answer booked = desk.book(episode, desk.newPlace(), start, 60);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        UUID booking = BookingDesk.id(booked);
        Instant end = start.plus(Duration.ofHours(1));
        if (clock.instant().isBefore(end)) {
            clock.set(end);
        }
        Answer opened = api.as(Role.RADIOLOGIST).post("/api/bookings/" + booking + "/note", "{}");
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        return new Note(BookingDesk.id(opened), booking, episode, patientId);
    }

    /** Complete, but not signed. */
    public Note writtenNote() {
        return writtenNote(desk.patient(), START);
    }

    public Note writtenNote(UUID patientId, Instant start) {
        Note note = openNote(patientId, start);
        Answer written = write(note, content(start));
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        return note;
    }

    public Note signedNote() {
        return signedNote(desk.patient());
    }

    public Note signedNote(UUID patientId) {
        return signedNote(patientId, START);
    }

    public Note signedNote(UUID patientId, Instant start) {
        Note note = writtenNote(patientId, start);
        Answer signed = sign(note);
        assertThat(signed.status()).as(signed.text()).isEqualTo(200);
        return note;
    }

    public Answer read(Note note) {
        return api.as(Role.RADIOLOGIST).get("/api/notes/{id}", note.id());
    }

    public Answer write(Note note, Map<String, Object> content) {
        return api.as(Role.RADIOLOGIST)
                .put("/api/notes/" + note.id(), content, read(note).etag());
    }

    public Answer sign(Note note) {
        return api.as(Role.RADIOLOGIST)
                .post("/api/notes/" + note.id() + "/signature", "{}", read(note).etag());
    }

    /** The contacts of the episode, in order. */
    public List<JsonNode> contacts(UUID episodeId) {
        Answer answer = api.as(Role.NURSE).get("/api/episodes/{id}/follow-up", episodeId);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().valueStream().toList();
    }

    /** Everything a signature needs, for the level that was planned. */
    public static Map<String, Object> content() {
        return content(START);
    }

    public static Map<String, Object> content(Instant start) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("indication", "Painful osteoporotic fracture of L1");
        note.put("positionPatient", "Prone");
        note.put("sedationProtocolCode", "MODERATE");
        note.put("timeOutPatient", true);
        note.put("timeOutLevels", true);
        note.put("timeOutFirstName", "Dr Reed");
        note.put("timeOutSecondName", "Nurse Silva");
        note.put("numberingMethod", "Counted from the sacrum on both planes");
        note.put("startedAt", start);
        note.put("endedAt", start.plus(Duration.ofHours(1)));
        note.put("fluoroscopyMinutes", new BigDecimal("6.4"));
        note.put("airKermaMGy", new BigDecimal("312"));
        note.put("kapValue", new BigDecimal("38"));
        note.put("kapUnit", "GY_CM2");
        note.put("complications", "None");
        note.put("impression", "Good fill of the vertebral body.");
        note.put("plan", "Up after two hours.");
        note.put("levels", List.of(level("L1")));
        note.put("touched", List.of("indication", "sedationProtocolCode", "levels"));
        return note;
    }

    public static Map<String, Object> level(String name) {
        Map<String, Object> level = new LinkedHashMap<>();
        level.put("level", name);
        level.put("technique", "VERTEBROPLASTY");
        level.put("approach", "TRANSPEDICULAR");
        level.put("side", "BOTH");
        level.put("needleGauge", 13);
        level.put("biopsy", false);
        level.put("cementProduct", "PMMA, high viscosity");
        level.put("cementLot", "A4417");
        level.put("lotNotInCatalogue", true);
        level.put("cementExpiry", "2028-11-30");
        level.put("cementMlLeft", new BigDecimal("2.0"));
        level.put("cementMlRight", new BigDecimal("1.8"));
        level.put("leak", "NONE");
        return level;
    }

    /** The content with one field of the first level changed. */
    public static Map<String, Object> contentWithLevel(String field, @Nullable Object value) {
        Map<String, Object> level = level("L1");
        level.put(field, value);
        Map<String, Object> note = content();
        note.put("levels", List.of(level));
        return note;
    }

    public record Note(UUID id, UUID booking, UUID episode, UUID patient) {}
}
