package org.spineline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spineline.SpinelineApplication;
import org.spineline.access.Role;
import org.spineline.kernel.time.FacilityZone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.databind.JsonNode;

/** The demo holds a patient for every usual reason of a late cancellation, and the readiness board finds each. */
@SpringBootTest(
        classes = SpinelineApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:hazards",
            "server.address=127.0.0.1",
            "spineline.keys.second-factor-file=target/hazards.key"
        })
@ActiveProfiles("demo")
class DemoHazardsTest {
    @LocalServerPort
    private int port;

    @Autowired
    private DemoAccounts accounts;

    @Autowired
    private FacilityZone facility;

    /** What is amiss, and which words on the board say so. Everything else about the patient is in order. */
    private record Hazard(String patient, String gate, String status, String words) {}

    private static final List<Hazard> HAZARDS = List.of(
            new Hazard("Ashgrove151", "INR", "RED", "2.4"),
            new Hazard("Brackwell152", "ANTITHROMBOTIC_HOLD", "RED", "apixaban this morning"),
            new Hazard("Corvane153", "AUTHORIZATION", "NOT_RECORDED", "No payer's decision"),
            new Hazard("Dunmarrow154", "AUTHORIZATION", "RED", "Re-check the authorisation: L1"),
            new Hazard("Elderkin155", "IMAGING", "AMBER", "days old"),
            new Hazard("Fennimore156", "CONSENT", "NOT_RECORDED", "Consent is not recorded"),
            new Hazard("Garroway157", "PAIN_RECHECK", "RED", "a physician reviews"),
            new Hazard("Hollifax158", "ESCORT", "RED", "Nobody takes the patient home"),
            new Hazard("Ingleby159", "FASTING", "RED", "hours are asked"),
            new Hazard("Jessamy160", "COVERAGE_CLOCK", "RED", "cover the procedure until"),
            new Hazard("Kettleworth161", "PLATELETS", "RED", "below 50"),
            new Hazard("Lindqvist162", "RED_FLAGS", "RED", "new weakness or numbness"));

    @Test
    void the_board_finds_a_patient_for_every_hazard() {
        LocalDate today = facility.today();
        DemoClient scheduler = accounts.renewed().stream()
                .filter(account -> account.role() == Role.SCHEDULER)
                .findFirst()
                .map(account -> DemoClient.signedIn(port, account))
                .orElseThrow();
        Map<String, JsonNode> rows = new HashMap<>();
        scheduler
                .get("/api/readiness?from=" + today.minusDays(1) + "&to=" + today.plusDays(7))
                .forEach(row -> rows.put(row.at("/patient/familyName").asString(), row));

        for (Hazard hazard : HAZARDS) {
            assertThat(rows).containsKey(hazard.patient());
            JsonNode row = rows.get(hazard.patient());
            assertThat(row.has("bookingId")).as(hazard.patient() + " is booked").isTrue();
            assertThat(row.at("/readiness/overall").asString())
                    .as(hazard.patient())
                    .isNotEqualTo("READY");
            JsonNode gate = gate(row, hazard.gate());
            assertThat(gate.path("status").asString()).as(hazard.toString()).isEqualTo(hazard.status());
            assertThat(gate.path("reason").asString()).as(hazard.toString()).contains(hazard.words());
        }
        JsonNode everything = rows.get("Merriweather163");
        assertThat(everything.at("/readiness/overall").asString()).isEqualTo("BLOCKED");
        assertThat(gate(everything, "ANTITHROMBOTIC_HOLD").path("status").asString())
                .isEqualTo("RED");
        assertThat(gate(everything, "AUTHORIZATION").path("reason").asString()).contains("Re-check");
        assertThat(gate(everything, "IMAGING").path("status").asString()).isEqualTo("AMBER");
    }

    private static JsonNode gate(JsonNode row, String code) {
        return row.at("/readiness/gates")
                .valueStream()
                .filter(gate -> gate.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not asked for"));
    }
}
