package org.spineline.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.kernel.text.Csv;
import org.spineline.kernel.time.FacilityProperties;
import org.spineline.supply.SupplyKind;
import org.spineline.supply.domain.ProductFacts;
import org.spineline.supply.domain.SupplyLot;
import org.spineline.supply.domain.SupplyLotRepository;
import org.spineline.supply.domain.SupplyProduct;
import org.spineline.supply.domain.SupplyProductRepository;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.OnPaper;
import org.spineline.support.Scenario;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SpinelineTest
class RecallApiTest {
    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private SupplyProductRepository products;

    @Autowired
    private SupplyLotRepository lots;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private FacilityProperties facility;

    private Scenario scenario;

    @BeforeEach
    void prepare() {
        scenario = new Scenario(api, clock);
    }

    @Test
    void a_typed_number_is_found_without_case_and_spaces_in_signed_notes_and_drafts_apart() {
        String lot = "R" + UUID.randomUUID();
        Scenario.Note signed = written("r " + lot.substring(1).toLowerCase(Locale.ROOT));
        assertThat(scenario.sign(signed).status()).isEqualTo(200);
        Scenario.Note draft = written(lot);
        written("R" + UUID.randomUUID());

        JsonNode recall = recall("lot", " " + lot + " ");

        assertThat(patients(recall.path("patients")))
                .containsExactly(signed.patient().toString());
        assertThat(patients(recall.path("unsigned")))
                .containsExactly(draft.patient().toString());
        JsonNode level = recall.path("patients").path(0).path("levels").path(0);
        assertThat(level.path("level").asString()).isEqualTo("L1");
        assertThat(level.path("performedOn").asString()).isEqualTo("2026-11-23");
        assertThat(level.path("millilitres").decimalValue()).isEqualByComparingTo("3.8");
        assertThat(level.path("operator").asString()).isEqualTo("Test Radiologist");
        assertThat(level.path("matchedBy").asString()).isEqualTo("TYPED_NUMBER");
    }

    @Test
    void a_lot_of_the_catalogue_is_found_by_itself_and_not_where_another_product_has_its_number() {
        String number = "S" + UUID.randomUUID();
        SupplyLot recalled = lot(number);
        SupplyLot other = lot(number);
        Scenario.Note treated = written(number);
        link(treated, "cement_lot_id", recalled);
        Scenario.Note ballooned = written("none");
        link(ballooned, "balloon_lot_id", recalled);
        Scenario.Note elsewhere = written(number);
        link(elsewhere, "cement_lot_id", other);
        Scenario.Note typed = written(number);

        JsonNode recall = recall("lotId", recalled.getId().toString());

        assertThat(patients(recall.path("unsigned")))
                .containsExactlyInAnyOrder(
                        treated.patient().toString(),
                        ballooned.patient().toString(),
                        typed.patient().toString());
        assertThat(recall.path("lots")).hasSize(1);
        assertThat(patients(recall("lot", number).path("unsigned")))
                .contains(elsewhere.patient().toString());
    }

    @Test
    void a_note_declared_void_is_listed_apart_from_one_that_is_not_signed() {
        String lot = "V" + UUID.randomUUID();
        Scenario.Note draft = written(lot);
        Scenario.Note voided = written(lot);
        assertThat(scenario.sign(voided).status()).isEqualTo(200);
        declareVoid(voided);

        JsonNode recall = recall("lot", lot);

        assertThat(recall.path("patients")).isEmpty();
        assertThat(patients(recall.path("unsigned")))
                .containsExactly(draft.patient().toString());
        assertThat(patients(recall.path("voided")))
                .containsExactly(voided.patient().toString());
    }

    private void declareVoid(Scenario.Note note) {
        String path = "/api/notes/" + note.id() + "/void";
        Answer asked = api.as(Role.RADIOLOGIST)
                .post(
                        path,
                        Map.of("reason", "Written for the wrong patient"),
                        scenario.read(note).etag());
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        Answer approved = api.asColleague(Role.RADIOLOGIST)
                .post(path + "/approval", "{}", scenario.read(note).etag());
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
    }

    @Test
    void nobody_treated_is_an_answer_and_an_empty_number_is_refused() {
        assertThat(recall("lot", "X" + UUID.randomUUID()).path("patients")).isEmpty();
        assertThat(api.as(Role.NURSE).get("/api/recalls").status()).isEqualTo(422);
        assertThat(api.as(Role.NURSE).get("/api/recalls?lot={lot}", "   ").pointers())
                .containsExactly("#lot");
        assertThat(api.as(Role.NURSE)
                        .get("/api/recalls?lotId={id}", UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_table_holds_a_line_for_each_level_and_no_formula() {
        String lot = "=" + UUID.randomUUID();
        assertThat(scenario.sign(written(lot)).status()).isEqualTo(200);
        Answer csv = api.as(Role.NURSE).get("/api/recalls/csv?lot={lot}", lot);
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.text()).startsWith("\uFEFFMRN,").contains(",'=").doesNotContain(",=");
        assertThat(csv.text().split("\r\n")).hasSize(2);
    }

    @Test
    void cells_that_a_spreadsheet_would_run_are_told_apart_from_numbers() {
        assertThat(Csv.line(Arrays.asList("=1+1", "+49", "-x", "@a", "\tb", -2, null, "a,\"b\"")))
                .isEqualTo("'=1+1,'+49,'-x,'@a,'\tb,-2,,\"a,\"\"b\"\"\"\r\n");
    }

    @Test
    void each_patient_gets_a_page_with_what_concerns_him() throws IOException {
        String lot = "P" + UUID.randomUUID();
        assertThat(scenario.sign(written(lot)).status()).isEqualTo(200);
        Scenario.Note second = written(lot);
        assertThat(scenario.sign(second).status()).isEqualTo(200);

        assertThat(pages(api.as(Role.NURSE).get("/api/recalls/letters?lot={lot}", lot)))
                .hasSize(2)
                .allSatisfy(page -> assertThat(page.split(facility.name(), -1))
                        .as("in the head, under the letter and at the foot of every one")
                        .hasSize(4));
        List<String> one =
                pages(api.as(Role.NURSE).get("/api/recalls/letters?lot={lot}&patientId={id}", lot, second.patient()));
        assertThat(one).hasSize(1);
        assertThat(one.get(0).replaceAll("\\s+", " "))
                .contains("23 November 2026", "Dear ", lot)
                .doesNotContain("{");
        assertThat(api.as(Role.NURSE)
                        .get("/api/recalls/letters?lot={lot}", "X" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    private static List<String> pages(Answer pdf) throws IOException {
        assertThat(pdf.status()).as(pdf.text()).isEqualTo(200);
        return OnPaper.pages(pdf.response().getContentAsByteArray());
    }

    private Scenario.Note written(String lot) {
        Scenario.Note note = scenario.openNote();
        Map<String, Object> content = Scenario.contentWithLevel("cementLot", lot);
        Answer written = scenario.write(note, content);
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        return note;
    }

    private void link(Scenario.Note note, String column, SupplyLot lot) {
        assertThat(jdbc.sql("update treated_level set " + column + " = :lot where note_id = :note")
                        .param("lot", lot.getId())
                        .param("note", note.id())
                        .update())
                .isEqualTo(1);
    }

    private SupplyLot lot(String number) {
        SupplyProduct product = products.saveAndFlush(new SupplyProduct(new ProductFacts(
                SupplyKind.CEMENT, "Cement " + UUID.randomUUID(), null, null, null, null, null, null, null)));
        return lots.saveAndFlush(new SupplyLot(product.getId(), number, LocalDate.of(2028, 1, 31)));
    }

    private JsonNode recall(String by, String value) {
        Answer answer = api.as(Role.NURSE).get("/api/recalls?" + by + "={value}", value);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> patients(JsonNode some) {
        return some.valueStream().map(one -> one.path("patientId").asString()).toList();
    }
}
