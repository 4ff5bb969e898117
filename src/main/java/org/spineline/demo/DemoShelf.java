package org.spineline.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** The demo's store room: invented products with invented limits, and a lot in every state. */
class DemoShelf {
    private final DemoClient nurse;
    private final LocalDate today;

    DemoShelf(DemoClient nurse, LocalDate today) {
        this.nurse = nurse;
        this.today = today;
    }

    /** Once: a shelf that holds anything is left alone. */
    void fill() {
        if (!nurse.get("/api/supply/products").isEmpty()) {
            return;
        }
        String highViscosity = product("CEMENT", "Ridgeline PMMA, high viscosity", "09506000140018", 3, 20, null);
        receive(highViscosity, "A4417", today.plusYears(2), 14);
        receive(highViscosity, "A4502", today.plusDays(21), 2);
        String lowViscosity = product("CEMENT", "Ridgeline PMMA, low viscosity", "09506000140025", 4, 20, null);
        receive(lowViscosity, "B1190", today.plusMonths(9), 3);
        String balloon = product("BALLOON", "Corbel balloon 15 mm", "09506000140032", 2, null, 400);
        receive(balloon, "CB-2031", today.plusMonths(14), 6);
        String quarantined = receive(balloon, "CB-1988", today.plusMonths(5), 2);
        decide(quarantined, "QUARANTINED", today.plusMonths(5), "Pouch found open on delivery");
        String kit = product("KIT", "Access kit, bilateral", "09506000140049", 5, null, null);
        receive(kit, "K7730", today.plusMonths(20), 9);
        String needle = product("NEEDLE", "Bevel needle 11 G", "09506000140056", 10, null, null);
        receive(needle, "N-118", null, 25);
    }

    private String product(
            String kind,
            String name,
            String gtin,
            int lowStockAt,
            @Nullable Integer unitSizeMl,
            @Nullable Integer ratedPressurePsi) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("kind", kind);
        request.put("name", name);
        request.put("manufacturer", "Invented for the demo");
        request.put("gtin", gtin);
        request.put("lowStockAt", lowStockAt);
        request.put("unitSizeMl", unitSizeMl);
        request.put("ratedPressurePsi", ratedPressurePsi);
        request.put("retired", false);
        return nurse.post("/api/supply/products", request).path("id").asString();
    }

    private String receive(String product, String lot, @Nullable LocalDate expiry, int units) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("productId", product);
        request.put("lot", lot);
        request.put("expiry", expiry);
        request.put("units", units);
        JsonNode received = nurse.post("/api/supply/lots", request);
        return received.path("lot").path("id").asString();
    }

    private void decide(String lot, String state, LocalDate expiry, String reason) {
        String path = "/api/supply/lots/" + lot;
        nurse.change(
                HttpMethod.PUT, path, nurse.etagOf(path), Map.of("state", state, "expiry", expiry, "reason", reason));
    }
}
