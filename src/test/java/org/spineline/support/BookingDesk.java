package org.spineline.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Role;
import org.spineline.booking.ResourceKind;
import org.spineline.support.Api.Answer;

/** Makes, through the API, what a booking needs: resources, patients and episodes that a radiologist accepted. */
public final class BookingDesk {
    /** For what runs by the clock on the wall: a fracture from before any run. */
    public static final Map<String, ?> LONG_AGO =
            Map.of("fractures", List.of(Map.of("level", "L1", "onset", "2024-01-02", "mechanism", "FALL")));

    private final Api api;

    public BookingDesk(Api api) {
        this.api = api;
    }

    public UUID resource(ResourceKind kind) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("kind", kind);
        request.put("name", kind + " " + UUID.randomUUID());
        request.put("active", true);
        request.put("hours", List.of());
        return created(api.as(Role.ADMINISTRATOR).post("/api/resources", request));
    }

    public UUID patient() {
        return patient("Booker", "Bea");
    }

    public UUID patient(String familyName, String givenName) {
        return created(api.as(Role.SCHEDULER).post("/api/patients", demographics(familyName, givenName)));
    }

    public UUID referredEpisode(UUID patientId) {
        return created(refer(patientId));
    }

    public UUID acceptedEpisode(UUID patientId) {
        return acceptedEpisode(patientId, List.of("L1"));
    }

    public UUID acceptedEpisode(UUID patientId, List<String> levels) {
        Answer referred = refer(patientId);
        UUID id = created(referred);
        Answer vetted = api.as(Role.RADIOLOGIST)
                .post("/api/episodes/" + id + "/vetting", acceptance(levels, "MODERATE"), referred.etag());
        assertThat(vetted.status()).as(vetted.text()).isEqualTo(200);
        return id;
    }

    public UUID acceptedEpisode() {
        return acceptedEpisode(patient());
    }

    /** A room, an operator, a sedation provider and one piece of equipment that nobody else uses. */
    public Place newPlace() {
        return new Place(
                resource(ResourceKind.ROOM),
                resource(ResourceKind.OPERATOR),
                resource(ResourceKind.SEDATION_PROVIDER),
                resource(ResourceKind.EQUIPMENT));
    }

    public Answer book(UUID episodeId, Place place, Instant start, int minutes) {
        return book(episodeId, place, start, minutes, null);
    }

    public Answer book(UUID episodeId, Place place, Instant start, int minutes, @Nullable String overrideReason) {
        Map<String, Object> request = slot(place, start, minutes, overrideReason);
        request.put("episodeId", episodeId);
        return api.as(Role.SCHEDULER).post("/api/bookings", request);
    }

    public Answer move(UUID bookingId, @Nullable String etag, Place place, Instant start, int minutes) {
        return api.as(Role.SCHEDULER)
                .put("/api/bookings/" + bookingId + "/slot", slot(place, start, minutes, null), etag);
    }

    public Answer cancel(UUID bookingId, @Nullable String etag) {
        return api.as(Role.SCHEDULER)
                .post("/api/bookings/" + bookingId + "/cancellation", Map.of("reasonCode", "PATIENT_REQUEST"), etag);
    }

    public static UUID id(Answer answer) {
        return UUID.fromString(answer.body().path("id").asString());
    }

    public static Map<String, Object> slot(Place place, Instant start, int minutes, @Nullable String overrideReason) {
        Map<String, Object> slot = new LinkedHashMap<>();
        slot.put("start", start);
        slot.put("minutes", minutes);
        slot.put("roomId", place.room());
        slot.put("operatorId", place.operator());
        slot.put("sedationProviderId", place.sedationProvider());
        slot.put("equipmentIds", List.of(place.equipment()));
        if (overrideReason != null) {
            slot.put("overrideReason", overrideReason);
        }
        return slot;
    }

    public Answer refer(UUID patientId) {
        return refer(patientId, Map.of());
    }

    /** @param told beside, or instead of, what every referral says */
    public Answer refer(UUID patientId, Map<String, ?> told) {
        return api.as(Role.SCHEDULER).post("/api/patients/" + patientId + "/episodes", referral(told));
    }

    /** What is asked about a patient, with a record number that nobody else has. */
    public static Map<String, Object> demographics(String familyName, String givenName) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("mrn", "B" + UUID.randomUUID());
        request.put("familyName", familyName);
        request.put("givenName", givenName);
        request.put("birthDate", "1948-05-03");
        request.put("sex", "FEMALE");
        request.put("language", "en");
        request.put("interpreterNeeded", false);
        request.put("voicemailRule", "NOT_RECORDED");
        request.put("contacts", List.of());
        request.put("allergies", List.of());
        return request;
    }

    /** The same of somebody who is written to, or not: consent that is null was not asked for. */
    public static Map<String, Object> demographics(
            String familyName,
            String givenName,
            String mrn,
            @Nullable String email,
            @Nullable Boolean consent,
            String language) {
        Map<String, Object> request = demographics(familyName, givenName);
        request.put("mrn", mrn);
        request.put("language", language);
        if (consent != null) {
            request.put("emailConsent", consent);
        }
        if (email != null) {
            request.put("contacts", List.of(Map.of("kind", "EMAIL", "value", email, "preferred", true)));
        }
        return request;
    }

    /** @param told beside, or instead of, what every referral says */
    public static Map<String, Object> referral(Map<String, ?> told) {
        Map<String, Object> referral = new LinkedHashMap<>();
        referral.put("urgency", "ROUTINE");
        referral.put("indication", "OSTEOPOROTIC");
        referral.put("referrer", Map.of("name", "Dr. Referrer"));
        referral.put("setting", "OUTPATIENT");
        referral.put("fractures", List.of(Map.of("level", "L1", "onset", "2026-11-02", "mechanism", "FALL")));
        referral.put("painOnMovement", 8);
        referral.put("redFlags", List.of());
        referral.putAll(told);
        return referral;
    }

    /** A vetting that accepts. */
    public static Map<String, Object> acceptance(List<String> levels, String sedationProtocolCode) {
        Map<String, Object> decision = new LinkedHashMap<>();
        decision.put("outcome", "ACCEPTED");
        decision.put("technique", "VERTEBROPLASTY");
        decision.put(
                "levels",
                levels.stream()
                        .map(level -> Map.of("level", level, "approach", "BOTH"))
                        .toList());
        decision.put("sedationProtocolCode", sedationProtocolCode);
        decision.put("guidance", "FLUOROSCOPY_BIPLANE");
        decision.put("relativeContraindications", List.of());
        return decision;
    }

    private static UUID created(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id(answer);
    }

    /** Everything but the patient. */
    public record Place(UUID room, UUID operator, UUID sedationProvider, UUID equipment) {
        public Place with(ResourceKind kind, UUID resource) {
            return new Place(
                    kind == ResourceKind.ROOM ? resource : room,
                    kind == ResourceKind.OPERATOR ? resource : operator,
                    kind == ResourceKind.SEDATION_PROVIDER ? resource : sedationProvider,
                    kind == ResourceKind.EQUIPMENT ? resource : equipment);
        }

        public UUID of(ResourceKind kind) {
            return switch (kind) {
                case ROOM -> room;
                case OPERATOR -> operator;
                case SEDATION_PROVIDER -> sedationProvider;
                case EQUIPMENT -> equipment;
            };
        }
    }
}
