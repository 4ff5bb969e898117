package org.spineline.procedure.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.day.DayProgress;
import org.spineline.day.Milestone;
import org.spineline.supply.LotState;
import org.spineline.supply.Supplies;
import org.spineline.supply.SupplyKind;
import org.spineline.supply.domain.ProductFacts;
import org.spineline.supply.domain.SupplyLot;
import org.spineline.supply.domain.SupplyLotRepository;
import org.spineline.supply.domain.SupplyMovement;
import org.spineline.supply.domain.SupplyMovementRepository;
import org.spineline.supply.domain.SupplyProduct;
import org.spineline.supply.domain.SupplyProductRepository;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.Scenario;
import org.spineline.support.Scenario.Note;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The note beside the records it draws on: the stock and the day. */
@SpinelineTest
class NoteLotsTest {
    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SupplyProductRepository products;

    @Autowired
    private SupplyLotRepository lots;

    @Autowired
    private SupplyMovementRepository movements;

    @Autowired
    private Supplies supplies;

    @Autowired
    private DayProgress progress;

    private Scenario scenario;

    @BeforeEach
    void start() {
        scenario = new Scenario(api, clock);
    }

    @Test
    void a_lot_of_the_catalogue_brings_product_number_and_expiry_whatever_was_typed() {
        SupplyLot lot = lot(SupplyKind.CEMENT, LocalDate.of(2028, 5, 31), null, null);
        Note note = scenario.openNote();

        assertThat(scenario.write(note, Scenario.contentWithLevel("cementLotId", lot.getId()))
                        .status())
                .isEqualTo(200);

        JsonNode level = scenario.read(note).body().at("/levels/0");
        assertThat(level.path("cementLot").asString()).isEqualTo(view(lot).lot());
        assertThat(level.path("cementProduct").asString()).isEqualTo(view(lot).productName());
        assertThat(level.path("cementExpiry").asString()).isEqualTo("2028-05-31");
    }

    @Test
    void an_expired_a_quarantined_and_an_unknown_lot_are_refused_at_the_field() {
        Note note = scenario.openNote();
        SupplyLot expired = lot(SupplyKind.CEMENT, LocalDate.of(2026, 11, 22), null, null);
        SupplyLot lastDay = lot(SupplyKind.CEMENT, LocalDate.of(2026, 11, 23), null, null);
        SupplyLot aside = lot(SupplyKind.CEMENT, LocalDate.of(2028, 5, 31), null, null);
        setAside(aside);
        SupplyLot balloon = lot(SupplyKind.BALLOON, LocalDate.of(2028, 5, 31), null, null);

        assertThat(refused(note, "cementLotId", expired.getId())).contains("/levels/0/cementLot");
        assertThat(refused(note, "cementLotId", aside.getId())).containsExactly("/levels/0/cementLot");
        assertThat(refused(note, "cementLotId", UUID.randomUUID())).containsExactly("/levels/0/cementLot");
        assertThat(refused(note, "cementLotId", balloon.getId())).containsExactly("/levels/0/cementLot");
        assertThat(scenario.write(note, Scenario.contentWithLevel("cementLotId", lastDay.getId()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_lot_that_is_typed_is_the_lot_of_the_catalogue_all_the_same() {
        SupplyLot aside = lot(SupplyKind.CEMENT, LocalDate.of(2028, 5, 31), null, null);
        setAside(aside);
        SupplyLot expired = lot(SupplyKind.CEMENT, LocalDate.of(2026, 11, 22), null, null);
        Note note = scenario.openNote();

        assertThat(typed(note, view(aside).productName(), view(aside).lot()).pointers())
                .containsExactly("/levels/0/cementLot");
        assertThat(typed(note, null, view(aside).lot().toUpperCase(Locale.ROOT)).pointers())
                .containsExactly("/levels/0/cementLot");
        assertThat(typed(note, null, view(expired).lot()).pointers()).contains("/levels/0/cementLot");
        assertThat(typed(note, "Another maker's cement", view(aside).lot()).status())
                .as("makers number their lots alike")
                .isEqualTo(200);
    }

    private Answer typed(Note note, @Nullable String product, String number) {
        Map<String, Object> level = Scenario.level("L1");
        level.put("cementProduct", product);
        level.put("cementLot", number);
        return write(note, level);
    }

    @Test
    void a_lot_set_aside_after_it_was_used_stays_in_the_note_and_is_said() {
        SupplyLot lot = lot(SupplyKind.CEMENT, LocalDate.of(2028, 5, 31), null, null);
        Note note = scenario.openNote();
        scenario.write(note, Scenario.contentWithLevel("cementLotId", lot.getId()));
        setAside(lot);

        assertThat(scenario.sign(note).status()).isEqualTo(200);

        assertThat(scenario.read(note).body().path("notices").valueStream().map(JsonNode::asString))
                .anyMatch(notice -> notice.contains(view(lot).lot()));
    }

    @Test
    void pressure_and_volume_are_held_against_the_rating_of_that_very_balloon() {
        SupplyLot balloon =
                lot(SupplyKind.BALLOON, LocalDate.of(2028, 5, 31), new BigDecimal("400"), new BigDecimal("4"));
        Note note = scenario.openNote();
        Map<String, Object> level = Scenario.level("L1");
        level.put("balloonLotId", balloon.getId());
        level.put("balloonPeakPressurePsi", new BigDecimal("400"));
        level.put("balloonVolumeMl", new BigDecimal("4"));
        assertThat(write(note, level).status()).as("at the rating").isEqualTo(200);

        level.put("balloonPeakPressurePsi", new BigDecimal("400.1"));
        level.put("balloonVolumeMl", new BigDecimal("4.1"));

        assertThat(write(note, level).pointers())
                .containsExactly("/levels/0/balloonPeakPressurePsi", "/levels/0/balloonVolumeMl");
    }

    @Test
    void the_signature_takes_from_the_stock_and_the_void_gives_back() {
        SupplyLot cement = lot(SupplyKind.CEMENT, LocalDate.of(2028, 5, 31), null, null);
        SupplyLot balloon = lot(SupplyKind.BALLOON, LocalDate.of(2028, 5, 31), null, null);
        Note note = scenario.openNote();
        Map<String, Object> one = Scenario.level("L1");
        one.put("cementLotId", cement.getId());
        one.put("balloonLotId", balloon.getId());
        Map<String, Object> two = Scenario.level("L2");
        two.put("cementLotId", cement.getId());
        Map<String, Object> content = Scenario.content();
        content.put("levels", List.of(one, two));
        content.put("levelsJustification", "L2 broke as well");
        scenario.write(note, content);
        assertThat(view(cement).onHand()).as("a draft takes nothing").isEqualTo(10);

        assertThat(scenario.sign(note).status()).isEqualTo(200);

        assertThat(view(cement).onHand()).as("one mix for both levels").isEqualTo(9);
        assertThat(view(balloon).onHand()).as("one for each side").isEqualTo(8);
        String path = "/api/notes/" + note.id() + "/void";
        api.as(Role.RADIOLOGIST)
                .post(
                        path,
                        Map.of("reason", "Wrong patient"),
                        scenario.read(note).etag());
        api.asColleague(Role.RADIOLOGIST)
                .post(path + "/approval", "{}", scenario.read(note).etag());
        assertThat(view(cement).onHand()).isEqualTo(10);
        assertThat(view(balloon).onHand()).isEqualTo(10);
    }

    // Units opened

    @Test
    void the_stock_loses_as_many_units_as_were_counted_last_before_the_signature() {
        SupplyLot cement = lot(SupplyKind.CEMENT, LocalDate.of(2028, 5, 31), null, null);
        SupplyLot balloon = lot(SupplyKind.BALLOON, LocalDate.of(2028, 5, 31), null, null);
        Note note = scenario.openNote();
        assertThat(write(note, opened(cement, balloon, 4, 2)).status()).isEqualTo(200);
        assertThat(write(note, opened(cement, balloon, 2, 3)).status()).isEqualTo(200);
        assertThat(view(cement).onHand()).as("a draft takes nothing").isEqualTo(10);

        assertThat(scenario.sign(note).status()).isEqualTo(200);

        assertThat(view(cement).onHand()).isEqualTo(8);
        assertThat(view(balloon).onHand()).isEqualTo(7);
        assertThat(scenario.read(note).text()).contains("2 units of cement opened");
    }

    @Test
    void kits_of_one_lot_are_added_over_the_levels_that_counted() {
        SupplyLot cement = lot(SupplyKind.CEMENT, LocalDate.of(2028, 5, 31), null, null);
        Note note = scenario.openNote();
        Map<String, Object> one = Scenario.level("L1");
        one.put("cementLotId", cement.getId());
        one.put("cementUnits", 2);
        Map<String, Object> two = Scenario.level("L2");
        two.put("cementLotId", cement.getId());
        Map<String, Object> three = Scenario.level("L3");
        three.put("cementLotId", cement.getId());
        three.put("cementUnits", 1);
        Map<String, Object> content = Scenario.content();
        content.put("levels", List.of(one, two, three));
        content.put("levelsJustification", "L2 and L3 broke as well");
        scenario.write(note, content);

        assertThat(scenario.sign(note).status()).isEqualTo(200);

        assertThat(view(cement).onHand()).isEqualTo(7);
    }

    @Test
    void no_unit_and_forty_are_refused_at_the_field() {
        SupplyLot cement = lot(SupplyKind.CEMENT, LocalDate.of(2028, 5, 31), null, null);
        SupplyLot balloon = lot(SupplyKind.BALLOON, LocalDate.of(2028, 5, 31), null, null);
        Note note = scenario.openNote();

        assertThat(write(note, opened(cement, balloon, 0, 1)).pointers()).containsExactly("/levels/0/cementUnits");
        assertThat(write(note, opened(cement, balloon, 40, 1)).pointers()).containsExactly("/levels/0/cementUnits");
        assertThat(write(note, opened(cement, balloon, 1, 0)).pointers()).containsExactly("/levels/0/balloonUnits");
    }

    @Test
    void more_than_the_stock_has_is_said_and_signed_only_once_somebody_confirmed_it() {
        SupplyLot cement = lot(SupplyKind.CEMENT, LocalDate.of(2028, 5, 31), null, null);
        SupplyLot balloon = lot(SupplyKind.BALLOON, LocalDate.of(2028, 5, 31), null, null);
        Note note = scenario.openNote();
        Map<String, Object> level = opened(cement, balloon, 11, 10);
        Answer written = write(note, level);
        assertThat(written.body().path("notices").valueStream().map(JsonNode::asString))
                .anyMatch(notice -> notice.contains(view(cement).lot()) && notice.contains("11 opened, 10 in stock"));

        assertThat(scenario.sign(note).pointers()).containsExactly("/levels/0/beyondStock");
        level.put("beyondStock", true);
        write(note, level);
        assertThat(scenario.sign(note).status()).isEqualTo(200);

        assertThat(view(cement).onHand()).isEqualTo(-1);
        assertThat(view(balloon).onHand()).isZero();
    }

    @Test
    void an_addendum_corrects_what_was_opened_the_stock_follows_and_a_void_gives_back_the_corrected_count() {
        SupplyLot cement = lot(SupplyKind.CEMENT, LocalDate.of(2028, 5, 31), null, null);
        SupplyLot balloon = lot(SupplyKind.BALLOON, LocalDate.of(2028, 5, 31), null, null);
        Note note = scenario.openNote();
        write(note, opened(cement, balloon, 2, 1));
        scenario.sign(note);

        assertThat(correct(note, cement, 4, null).status()).isEqualTo(201);
        assertThat(view(cement).onHand()).isEqualTo(6);
        Answer again = correct(note, cement, 3, null);

        assertThat(view(cement).onHand()).isEqualTo(7);
        assertThat(view(balloon).onHand()).as("left as it was").isEqualTo(9);
        assertThat(again.body().at("/addenda/1/text").asString())
                .startsWith("Counted again\n")
                .contains(view(cement).lot() + ": 3, not 4.");
        JsonNode recall = api.as(Role.RADIOLOGIST)
                .get("/api/recalls?lotId=" + cement.getId())
                .body();
        assertThat(recall.at("/patients/0/levels/0/unitsOpened").asInt()).isEqualTo(3);

        String path = "/api/notes/" + note.id() + "/void";
        api.as(Role.RADIOLOGIST)
                .post(
                        path,
                        Map.of("reason", "Wrong patient"),
                        scenario.read(note).etag());
        api.asColleague(Role.RADIOLOGIST)
                .post(path + "/approval", "{}", scenario.read(note).etag());
        assertThat(view(cement).onHand()).isEqualTo(10);
        assertThat(view(balloon).onHand()).isEqualTo(10);
    }

    @Test
    void an_addendum_that_counts_wrong_is_refused_at_the_field_and_changes_nothing() {
        SupplyLot cement = lot(SupplyKind.CEMENT, LocalDate.of(2028, 5, 31), null, null);
        SupplyLot balloon = lot(SupplyKind.BALLOON, LocalDate.of(2028, 5, 31), null, null);
        SupplyLot other = lot(SupplyKind.CEMENT, LocalDate.of(2028, 5, 31), null, null);
        setOnHand(cement, 3);
        Note note = scenario.openNote();
        write(note, opened(cement, balloon, 2, 1));
        scenario.sign(note);

        assertThat(correct(note, cement, 0, null).pointers()).containsExactly("/opened/0/units");
        assertThat(correct(note, cement, 40, true).pointers()).containsExactly("/opened/0/units");
        assertThat(correct(note, other, 1, null).pointers()).containsExactly("/opened/0/lotId");
        assertThat(correct(note, cement, 4, null).pointers()).containsExactly("/opened/0/beyondStock");
        assertThat(view(cement).onHand()).isEqualTo(1);
        assertThat(scenario.read(note).body().path("addenda").isEmpty()).isTrue();

        assertThat(correct(note, cement, 4, true).status()).isEqualTo(201);
        assertThat(view(cement).onHand()).isEqualTo(-1);
    }

    @Test
    void the_database_only_adds_to_the_movements_and_the_kept_states_of_a_note() {
        SupplyLot cement = lot(SupplyKind.CEMENT, LocalDate.of(2028, 5, 31), null, null);
        Note note = scenario.signedNote();

        for (String change : List.of(
                "update supply_movement set units = 99 where lot_id = ?",
                "delete from supply_movement where lot_id = ?")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(change)
                    .isThrownBy(() -> jdbc.sql(change).param(cement.getId()).update())
                    .withStackTraceContaining("trail_is_only_added_to");
        }
        for (String change : List.of(
                "update note_version set content = '{}' where note_id = ?",
                "delete from note_version where note_id = ?")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(change)
                    .isThrownBy(() -> jdbc.sql(change).param(note.id()).update())
                    .withStackTraceContaining("trail_is_only_added_to");
        }
        assertThat(view(cement).onHand()).isEqualTo(10);
    }

    private Map<String, Object> opened(SupplyLot cement, SupplyLot balloon, int kits, int balloons) {
        Map<String, Object> level = Scenario.level("L1");
        level.put("cementLotId", cement.getId());
        level.put("balloonLotId", balloon.getId());
        level.put("cementUnits", kits);
        level.put("balloonUnits", balloons);
        return level;
    }

    private Answer correct(Note note, SupplyLot lot, int units, @Nullable Boolean beyondStock) {
        Map<String, Object> correction = new LinkedHashMap<>();
        correction.put("lotId", lot.getId());
        correction.put("units", units);
        correction.put("beyondStock", beyondStock);
        return api.as(Role.RADIOLOGIST)
                .post(
                        "/api/notes/" + note.id() + "/addenda",
                        Map.of("text", "Counted again", "opened", List.of(correction)));
    }

    private void setOnHand(SupplyLot lot, int units) {
        movements.saveAndFlush(SupplyMovement.adjusted(lot.getId(), units - 10, "Counted", "Test"));
    }

    @Test
    void a_typed_lot_is_confirmed_before_the_signature() {
        Note note = scenario.openNote();
        scenario.write(note, Scenario.contentWithLevel("lotNotInCatalogue", null));

        assertThat(scenario.sign(note).pointers()).containsExactly("/levels/0/lotNotInCatalogue");
    }

    @Test
    void the_times_of_the_day_are_filled_in_and_marked_until_somebody_touches_them() {
        Note note = scenario.openNote();
        progress.reached(note.booking(), Milestone.ACCESS, Scenario.START.plusSeconds(90));
        progress.reached(note.booking(), Milestone.OUT, Scenario.END.minusSeconds(60));

        JsonNode opened = api.as(Role.RADIOLOGIST)
                .post("/api/bookings/" + note.booking() + "/note", "{}")
                .body();

        assertThat(opened.path("startedAt").asString())
                .isEqualTo(Scenario.START
                        .plusSeconds(90)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
        assertThat(opened.path("prefilled").valueStream().map(JsonNode::asString))
                .contains("startedAt", "endedAt");

        Map<String, Object> own = Scenario.content();
        own.put("touched", List.of("indication", "sedationProtocolCode", "levels", "startedAt", "endedAt"));
        Answer written = scenario.write(note, own);
        assertThat(written.body().path("startedAt").asString()).isEqualTo(Scenario.START.toString());
        assertThat(written.body().path("prefilled").isEmpty()).isTrue();
        assertThat(written.body().path("notices").valueStream().map(JsonNode::asString))
                .as("note and day disagree")
                .hasSize(2);
    }

    @Test
    void what_somebody_emptied_stays_empty() {
        Note note = scenario.openNote();
        progress.reached(note.booking(), Milestone.ACCESS, Scenario.START);
        Map<String, Object> content = Scenario.content();
        content.put("startedAt", null);
        content.put("touched", List.of("startedAt"));

        assertThat(scenario.write(note, content).body().has("startedAt")).isFalse();
    }

    private List<String> refused(Note note, String field, Object value) {
        Answer answer = scenario.write(note, Scenario.contentWithLevel(field, value));
        assertThat(answer.status()).isEqualTo(422);
        return answer.pointers();
    }

    private Answer write(Note note, Map<String, Object> level) {
        Map<String, Object> content = Scenario.content();
        content.put("levels", List.of(level));
        return scenario.write(note, content);
    }

    private org.spineline.supply.LotView view(SupplyLot lot) {
        return supplies.lots(List.of(lot.getId())).get(0);
    }

    private void setAside(SupplyLot lot) {
        jdbc.sql("update supply_lot set state = ? where id = ?")
                .param(LotState.QUARANTINED.name())
                .param(lot.getId())
                .update();
    }

    private SupplyLot lot(
            SupplyKind kind, LocalDate expiry, @Nullable BigDecimal pressure, @Nullable BigDecimal volume) {
        SupplyProduct product = products.saveAndFlush(new SupplyProduct(new ProductFacts(
                kind, kind + " " + UUID.randomUUID(), null, null, null, pressure, volume, null, null)));
        SupplyLot lot = lots.saveAndFlush(
                new SupplyLot(product.getId(), UUID.randomUUID().toString().substring(0, 8), expiry));
        movements.saveAndFlush(SupplyMovement.received(lot.getId(), 10, "Test"));
        return lot;
    }
}
