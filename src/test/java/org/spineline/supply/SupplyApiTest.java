package org.spineline.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.CountedStatements;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

@SpinelineTest
@Import(CountedStatements.class)
class SupplyApiTest {
    @Autowired
    private Api api;

    @Autowired
    private FacilityZone facility;

    @Autowired
    private CountedStatements statements;

    @Test
    void a_scan_of_an_unknown_lot_leads_to_its_receipt_and_the_next_scan_may_be_used() {
        String gtin = gtin();
        UUID product = product(gtin, 2);
        String text = "01" + gtin + "17" + label(inDays(400)) + "10" + "N-77";

        Answer unknown = scan(text);
        assertThat(facts(unknown)).containsExactly("LOT_UNKNOWN");
        assertThat(unknown.body().path("usable").asBoolean()).isFalse();

        Answer received = receive(product, "N-77", inDays(400), 5);
        assertThat(received.status()).as(received.text()).isEqualTo(200);

        Answer known = scan("]d2" + text);
        assertThat(facts(known)).isEmpty();
        assertThat(known.body().path("usable").asBoolean()).isTrue();
        assertThat(known.body().path("known").path("onHand").asInt()).isEqualTo(5);
    }

    @Test
    void a_quarantined_lot_says_so_until_it_is_released_and_both_keep_who_and_why() {
        String gtin = gtin();
        Answer received = receive(product(gtin, 1), "Q1", inDays(400), 3);
        UUID lot = lotId(received);

        Answer quarantined = decide(lot, received.etag(), inDays(400), "QUARANTINED", "Cracked vial");
        assertThat(quarantined.status()).as(quarantined.text()).isEqualTo(200);
        assertThat(facts(scan("01" + gtin + "10Q1"))).contains("QUARANTINED");

        Answer released = decide(lot, quarantined.etag(), inDays(400), "AVAILABLE", "Only the carton");
        assertThat(facts(scan("01" + gtin + "10Q1"))).doesNotContain("QUARANTINED");
        assertThat(released.body().path("movements").valueStream().map(m -> m.path("kind")
                        .asString()))
                .contains("RELEASED", "QUARANTINED", "RECEIVED");
        assertThat(released.text()).contains("Cracked vial", "Only the carton", "Test Nurse");
        assertThat(released.body().path("lot").path("onHand").asInt()).isEqualTo(3);
    }

    @Test
    void an_expired_lot_cannot_be_received_and_one_that_expires_today_can() {
        UUID product = product(gtin(), 1);
        Answer expired = receive(product, "E1", inDays(-1), 1);
        assertThat(expired.status()).isEqualTo(422);
        assertThat(expired.pointers()).containsExactly("/expiry");
        assertThat(receive(product, "E2", inDays(0), 1).status()).isEqualTo(200);
    }

    @Test
    void a_label_is_expired_the_day_after_and_soon_on_the_last_day_of_the_window() {
        String gtin = gtin();
        product(gtin, 1);
        assertThat(facts(scan("01" + gtin + "17" + label(inDays(-1)) + "10X"))).contains("EXPIRED");
        assertThat(facts(scan("01" + gtin + "17" + label(inDays(0)) + "10X"))).contains("EXPIRES_SOON");
        assertThat(facts(scan("01" + gtin + "17" + label(inDays(60)) + "10X"))).contains("EXPIRES_SOON");
        assertThat(facts(scan("01" + gtin + "17" + label(inDays(61)) + "10X"))).containsExactly("LOT_UNKNOWN");
    }

    @Test
    void a_known_lot_with_another_expiry_is_refused_at_the_field_and_shown_by_the_scan() {
        String gtin = gtin();
        UUID product = product(gtin, 1);
        receive(product, "D1", inDays(300), 1);
        assertThat(receive(product, "d 1", inDays(301), 1).pointers()).containsExactly("/expiry");
        assertThat(facts(scan("01" + gtin + "17" + label(inDays(301)) + "10D1")))
                .contains("EXPIRY_DIFFERS");
    }

    @Test
    void what_is_no_label_is_refused_at_the_field() {
        Answer refused = scan("0109506000134353");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/text");
    }

    @Test
    void a_product_nobody_knows_is_a_fact_and_no_error() {
        assertThat(facts(scan("01" + gtin() + "10A1"))).contains("NOT_IN_CATALOGUE");
    }

    @Test
    void a_count_sets_the_record_right_and_keeps_the_reason() {
        Answer received = receive(product(gtin(), 1), "C1", null, 10);
        Answer counted = api.as(Role.NURSE)
                .post(
                        "/api/supply/lots/" + lotId(received) + "/count",
                        Map.of("counted", 7, "reason", "Three were broken"));
        assertThat(counted.body().path("lot").path("onHand").asInt()).isEqualTo(7);
        assertThat(counted.text()).contains("Three were broken");
    }

    @Test
    void a_product_is_low_when_it_reaches_its_threshold_and_not_one_above() {
        String gtin = gtin();
        UUID product = product(gtin, 3);
        UUID lot = lotId(receive(product, "L1", inDays(500), 4));
        assertThat(lowProducts()).doesNotContain(product.toString());
        api.as(Role.NURSE).post("/api/supply/lots/" + lot + "/count", Map.of("counted", 3, "reason", "Counted"));
        assertThat(lowProducts()).contains(product.toString());
    }

    @Test
    void two_products_never_share_a_gtin_however_it_is_written() {
        String ean13 = "4006381333931";
        Map<String, Object> request = productRequest("0" + ean13, 1);
        api.as(Role.NURSE).post("/api/supply/products", request);
        request.put("name", "Other " + UUID.randomUUID());
        request.put("gtin", ean13);
        Answer again = api.as(Role.NURSE).post("/api/supply/products", request);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problemCode()).isEqualTo("gtin-taken");
    }

    @Test
    void a_wrong_check_digit_is_refused_at_the_field() {
        Answer refused = api.as(Role.NURSE).post("/api/supply/products", productRequest("09506000134353", 1));
        assertThat(refused.pointers()).containsExactly("/gtin");
    }

    @Test
    void a_product_changed_meanwhile_is_not_overwritten() {
        Answer added = api.as(Role.NURSE).post("/api/supply/products", productRequest(gtin(), 1));
        String path = "/api/supply/products/" + added.body().path("id").asString();
        Map<String, Object> request = productRequest(gtin(), 1);
        assertThat(api.as(Role.NURSE).put(path, request, added.etag()).status()).isEqualTo(200);
        assertThat(api.as(Role.NURSE).put(path, request, added.etag()).status()).isEqualTo(412);
        assertThat(api.as(Role.NURSE).put(path, request, null).status()).isEqualTo(428);
    }

    @Test
    void the_list_asks_as_many_questions_for_thirty_lots_as_for_three() {
        String few = "few" + UUID.randomUUID();
        String many = "many" + UUID.randomUUID();
        for (int i = 0; i < 30; i++) {
            if (i < 3) {
                receive(product(gtin(), 1), few + i, inDays(300), 1);
            }
            receive(product(gtin(), 1), many + i, inDays(300), 1);
        }
        List<String> forFew = statements.during(() -> list(few, 3));
        List<String> forMany = statements.during(() -> list(many, 30));
        assertThat(forMany).hasSameSizeAs(forFew).hasSizeLessThan(12);
    }

    @Test
    void a_percent_sign_is_searched_for_and_no_wildcard() {
        receive(product(gtin(), 1), "W" + UUID.randomUUID(), inDays(300), 1);
        assertThat(api.as(Role.NURSE)
                        .get("/api/supply/lots?q={q}", "%")
                        .body()
                        .path("total")
                        .asInt())
                .isZero();
    }

    private void list(String typed, int expected) {
        Answer found = api.as(Role.NURSE).get("/api/supply/lots?q={q}", typed);
        assertThat(found.body().path("items")).hasSize(expected);
    }

    private List<String> lowProducts() {
        return api.as(Role.NURSE)
                .get("/api/supply/attention")
                .body()
                .path("low")
                .valueStream()
                .map(product -> product.path("id").asString())
                .toList();
    }

    private Answer scan(String text) {
        return api.as(Role.NURSE).post("/api/supply/scan", Map.of("text", text));
    }

    private static List<String> facts(Answer scanned) {
        assertThat(scanned.status()).as(scanned.text()).isEqualTo(200);
        return scanned.body()
                .path("facts")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private Answer receive(UUID product, String lot, @Nullable LocalDate expiry, int units) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("productId", product);
        request.put("lot", lot);
        request.put("expiry", expiry);
        request.put("units", units);
        return api.as(Role.NURSE).post("/api/supply/lots", request);
    }

    private Answer decide(UUID lot, String etag, LocalDate expiry, String state, String reason) {
        return api.as(Role.NURSE)
                .put("/api/supply/lots/" + lot, Map.of("expiry", expiry, "state", state, "reason", reason), etag);
    }

    private static UUID lotId(Answer detail) {
        assertThat(detail.status()).as(detail.text()).isEqualTo(200);
        return UUID.fromString(detail.body().path("lot").path("id").asString());
    }

    private UUID product(String gtin, int lowAt) {
        Answer added = api.as(Role.NURSE).post("/api/supply/products", productRequest(gtin, lowAt));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        return UUID.fromString(added.body().path("id").asString());
    }

    private static Map<String, Object> productRequest(String gtin, int lowAt) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("kind", "CEMENT");
        request.put("name", "Cement " + UUID.randomUUID());
        request.put("gtin", gtin);
        request.put("lowStockAt", lowAt);
        request.put("retired", false);
        return request;
    }

    private LocalDate inDays(int days) {
        return facility.today().plusDays(days);
    }

    private static String label(LocalDate date) {
        return "%02d%02d%02d".formatted(date.getYear() % 100, date.getMonthValue(), date.getDayOfMonth());
    }

    /** A number of its own for each product, with the digit that makes it valid. */
    private static String gtin() {
        String digits = "%013d".formatted(ThreadLocalRandom.current().nextLong(1_000_000_000_000L));
        int sum = 0;
        for (int i = 0; i < 13; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
