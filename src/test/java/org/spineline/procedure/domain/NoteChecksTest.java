package org.spineline.procedure.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.Approach;
import org.spineline.episode.Technique;
import org.spineline.kernel.domain.PlausibleRange;
import org.spineline.kernel.problem.FieldError;
import org.spineline.procedure.AccessRoute;
import org.spineline.procedure.KapUnit;
import org.spineline.procedure.Leak;
import org.spineline.procedure.domain.ProcedureRules.Limits;
import org.spineline.support.SiteRules;

class NoteChecksTest {
    private static final ProcedureRules RULES = SiteRules.of(ProcedureRules.class, "procedure");
    private static final Limits LIMITS = RULES.limits();
    private static final NoteChecks CHECKS = new NoteChecks(RULES);
    private static final BigDecimal LEAST = new BigDecimal("0.1");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");

    // What cannot be true

    @TestFactory
    Stream<DynamicTest> a_value_is_taken_from_limit_to_limit_and_refused_beyond() {
        Map<String, PlausibleRange> ofNote = new LinkedHashMap<>();
        ofNote.put("fluoroscopyMinutes", LIMITS.fluoroscopy());
        ofNote.put("airKermaMGy", LIMITS.airKerma());
        ofNote.put("kapValue", LIMITS.kap());
        Map<String, PlausibleRange> ofLevel = new LinkedHashMap<>();
        ofLevel.put("balloonVolumeMl", LIMITS.balloonVolume());
        ofLevel.put("balloonPeakPressurePsi", LIMITS.balloonPeakPressure());
        ofLevel.put("cementMlLeft", LIMITS.cementPerSide());
        ofLevel.put("cementMlRight", LIMITS.cementPerSide());
        ofLevel.put("cementMixingMinutes", LIMITS.cementMixing());
        ofLevel.put("heightBeforeMm", LIMITS.vertebralHeight());
        ofLevel.put("heightAfterMm", LIMITS.vertebralHeight());
        ofLevel.put("kyphoticAngleDegrees", LIMITS.kyphoticAngle());
        return Stream.concat(
                ofNote.entrySet().stream().flatMap(entry -> aroundTheLimits(entry.getKey(), entry.getValue(), false)),
                ofLevel.entrySet().stream().flatMap(entry -> aroundTheLimits(entry.getKey(), entry.getValue(), true)));
    }

    private static Stream<DynamicTest> aroundTheLimits(String field, PlausibleRange range, boolean ofLevel) {
        String pointer = (ofLevel ? "/levels/0/" : "/") + field;
        return Stream.of(
                DynamicTest.dynamicTest(field + " at its limits", () -> {
                    assertThat(absurdities(field, range.min(), ofLevel)).isEmpty();
                    assertThat(absurdities(field, range.max(), ofLevel)).isEmpty();
                }),
                DynamicTest.dynamicTest(field + " just inside", () -> {
                    assertThat(absurdities(field, range.min().add(LEAST), ofLevel))
                            .isEmpty();
                    assertThat(absurdities(field, range.max().subtract(LEAST), ofLevel))
                            .isEmpty();
                }),
                DynamicTest.dynamicTest(field + " just outside", () -> {
                    assertThat(absurdities(field, range.min().subtract(LEAST), ofLevel))
                            .containsExactly(pointer);
                    assertThat(absurdities(field, range.max().add(LEAST), ofLevel))
                            .containsExactly(pointer);
                }),
                DynamicTest.dynamicTest(field + " not recorded", () -> assertThat(absurdities(field, null, ofLevel))
                        .isEmpty()));
    }

    private static List<String> absurdities(String field, @Nullable BigDecimal value, boolean ofLevel) {
        Written written = new Written();
        (ofLevel ? written.level : written.note).put(field, value);
        return pointers(written.absurdities());
    }

    @Test
    void a_needle_is_taken_from_limit_to_limit_and_refused_beyond() {
        int thickest = LIMITS.needleGauge().min().intValueExact();
        int thinnest = LIMITS.needleGauge().max().intValueExact();

        assertThat(needle(thickest)).isEmpty();
        assertThat(needle(thinnest)).isEmpty();
        assertThat(needle(thickest - 1)).containsExactly("/levels/0/needleGauge");
        assertThat(needle(thinnest + 1)).containsExactly("/levels/0/needleGauge");
    }

    private static List<String> needle(int gauge) {
        Written written = new Written();
        written.level.put("needleGauge", gauge);
        return pointers(written.absurdities());
    }

    @TestFactory
    Stream<DynamicTest> a_dose_area_product_has_one_limit_in_whatever_unit() {
        return Stream.of(KapUnit.values())
                .map(unit -> DynamicTest.dynamicTest(unit.name(), () -> {
                    BigDecimal oneInGyCm2 = unit.toGyCm2(BigDecimal.ONE);
                    BigDecimal atLimit = LIMITS.kap().max().divide(oneInGyCm2);
                    assertThat(product(atLimit, unit)).isEmpty();
                    assertThat(product(atLimit.multiply(new BigDecimal("1.001")), unit))
                            .containsExactly("/kapValue");
                }));
    }

    @Test
    void a_dose_area_product_without_its_unit_is_refused() {
        assertThat(product(BigDecimal.ONE, null)).containsExactly("/kapUnit");
    }

    private static List<String> product(BigDecimal value, @Nullable KapUnit unit) {
        Written written = new Written();
        written.note.put("kapValue", value);
        written.note.put("kapUnit", unit);
        return pointers(written.absurdities());
    }

    @Test
    void a_balloon_is_not_filled_beyond_what_its_maker_allows() {
        ProcedureRules withBalloon = new ProcedureRules(
                RULES.source(),
                RULES.version(),
                RULES.effectiveFrom(),
                RULES.reviewBy(),
                LIMITS,
                RULES.cementTotalNoticeMl(),
                RULES.cementTotalNotice(),
                Map.of("Balloon 20", new BigDecimal("400")),
                RULES.documentation());
        Written written = new Written();
        written.level.put("balloonModel", "Balloon 20");
        written.level.put("balloonPeakPressurePsi", new BigDecimal("400"));
        assertThat(new NoteChecks(withBalloon).absurdities(written.content(), TODAY, null, NOW))
                .isEmpty();

        written.level.put("balloonPeakPressurePsi", new BigDecimal("400.1"));
        assertThat(pointers(new NoteChecks(withBalloon).absurdities(written.content(), TODAY, null, NOW)))
                .containsExactly("/levels/0/balloonPeakPressurePsi");
        assertThat(written.absurdities()).as("a model the site has not entered").isEmpty();
    }

    @Test
    void an_end_before_the_start_is_refused() {
        Written written = new Written();
        written.note.put("startedAt", NOW.minusSeconds(60));
        written.note.put("endedAt", NOW.minusSeconds(60));
        assertThat(pointers(written.absurdities())).as("no time at all").containsExactly("/endedAt");

        written.note.put("endedAt", NOW.minusSeconds(59));
        assertThat(written.absurdities()).isEmpty();
    }

    @Test
    void an_end_in_the_future_is_refused() {
        Written written = new Written();
        written.note.put("startedAt", NOW.minusSeconds(60));
        written.note.put("endedAt", NOW);
        assertThat(written.absurdities()).isEmpty();

        written.note.put("endedAt", NOW.plusSeconds(1));
        assertThat(pointers(written.absurdities())).containsExactly("/endedAt");
    }

    @Test
    void cement_is_good_through_the_day_it_expires() {
        Written written = new Written();
        written.level.put("cementExpiry", TODAY);
        assertThat(written.absurdities()).isEmpty();

        written.level.put("cementExpiry", TODAY.minusDays(1));
        List<FieldError> expired = written.absurdities();
        assertThat(pointers(expired)).containsExactly("/levels/0/cementExpiry");
        assertThat(expired.get(0).message()).isEqualTo("This lot expired on 22 Nov 2026. Use another lot.");
    }

    @Test
    void cement_is_judged_on_the_day_of_the_procedure_not_of_the_writing() {
        Written written = new Written();
        written.level.put("cementExpiry", TODAY.minusDays(2));

        assertThat(CHECKS.absurdities(written.content(), TODAY, TODAY.minusDays(2), NOW))
                .isEmpty();
        assertThat(pointers(CHECKS.absurdities(written.content(), TODAY, TODAY.minusDays(1), NOW)))
                .containsExactly("/levels/0/cementExpiry");
    }

    @Test
    void units_opened_are_a_count_that_can_be_and_may_stay_uncounted() {
        Written written = new Written();
        for (Integer units : Arrays.asList(null, 1, 12)) {
            written.level.put("cementUnits", units);
            written.level.put("balloonUnits", units);
            assertThat(written.absurdities()).as("%s units", units).isEmpty();
        }
        for (int units : new int[] {-1, 0, 13, 40}) {
            written.level.put("cementUnits", units);
            written.level.put("balloonUnits", units);
            assertThat(pointers(written.absurdities()))
                    .as("%d units", units)
                    .containsExactly("/levels/0/cementUnits", "/levels/0/balloonUnits");
        }
    }

    @Test
    void a_level_is_entered_once() {
        Written written = new Written();
        TreatedLevel again = written.treated(VertebralLevel.L1);
        NoteContent content = written.content(List.of(written.treated(VertebralLevel.L1), again));

        assertThat(pointers(CHECKS.absurdities(content, TODAY, null, NOW))).containsExactly("/levels/1/level");
        assertThat(CHECKS.absurdities(
                        written.content(
                                List.of(written.treated(VertebralLevel.L1), written.treated(VertebralLevel.L2))),
                        TODAY,
                        null,
                        NOW))
                .isEmpty();
    }

    // What a signature needs

    @Test
    void a_complete_note_leaves_nothing_open() {
        assertThat(CHECKS.open(new Written().content(), true)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> each_thing_a_signature_needs_is_missed_where_it_belongs() {
        Stream<DynamicTest> ofNote = Stream.of(
                        "indication",
                        "timeOutPatient",
                        "timeOutLevels",
                        "timeOutFirstName",
                        "timeOutSecondName",
                        "numberingMethod",
                        "startedAt",
                        "endedAt",
                        "fluoroscopyMinutes",
                        "complications",
                        "impression")
                .map(field -> DynamicTest.dynamicTest(field, () -> {
                    Written written = new Written();
                    written.note.put(field, null);
                    assertThat(pointers(CHECKS.open(written.content(), true))).containsExactly("/" + field);
                }));
        Stream<DynamicTest> ofLevel = Stream.of(
                        "technique", "approach", "side", "cementProduct", "cementLot", "cementExpiry", "leak")
                .map(field -> DynamicTest.dynamicTest("level: " + field, () -> {
                    Written written = new Written();
                    written.level.put(field, null);
                    assertThat(pointers(CHECKS.open(written.content(), true))).containsExactly("/levels/0/" + field);
                }));
        return Stream.concat(ofNote, ofLevel);
    }

    @Test
    void blank_text_is_no_text() {
        Written written = new Written();
        written.note.put("complications", " ");

        assertThat(pointers(CHECKS.open(written.content(), true))).containsExactly("/complications");
    }

    @Test
    void a_time_out_takes_two_people_and_a_yes() {
        Written written = new Written();
        written.note.put("timeOutSecondName", "DR REED");
        assertThat(pointers(CHECKS.open(written.content(), true))).containsExactly("/timeOutSecondName");

        written = new Written();
        written.note.put("timeOutPatient", false);
        assertThat(pointers(CHECKS.open(written.content(), true))).containsExactly("/timeOutPatient");
    }

    @Test
    void cement_of_one_side_is_enough_but_none_is_not() {
        Written written = new Written();
        written.level.put("cementMlRight", null);
        assertThat(CHECKS.open(written.content(), true)).isEmpty();

        written.level.put("cementMlLeft", new BigDecimal("0.0"));
        assertThat(pointers(CHECKS.open(written.content(), true))).containsExactly("/levels/0/cementMlLeft");
        written.level.put("cementMlLeft", null);
        assertThat(pointers(CHECKS.open(written.content(), true))).containsExactly("/levels/0/cementMlLeft");
    }

    @TestFactory
    Stream<DynamicTest> a_leak_has_a_place_and_was_felt_or_not() {
        return Stream.of(Leak.values())
                .filter(leak -> leak != Leak.NONE)
                .map(leak -> DynamicTest.dynamicTest(leak.name(), () -> {
                    Written written = new Written();
                    written.level.put("leak", leak);
                    assertThat(pointers(CHECKS.open(written.content(), true)))
                            .containsExactly("/levels/0/leakSite", "/levels/0/leakSymptomatic");
                }));
    }

    @Test
    void other_levels_than_planned_need_a_reason() {
        Written written = new Written();
        assertThat(pointers(CHECKS.open(written.content(), false))).containsExactly("/levelsJustification");

        written.note.put("levelsJustification", "T12 was fractured as well.");
        assertThat(CHECKS.open(written.content(), false)).isEmpty();
    }

    @Test
    void a_procedure_without_a_treated_level_is_not_signed() {
        assertThat(pointers(CHECKS.open(new Written().content(List.of()), false)))
                .containsExactly("/levels");
    }

    // To think about

    @Test
    void much_cement_is_noticed_above_the_limit_and_refuses_nothing() {
        BigDecimal half = RULES.cementTotalNoticeMl().divide(new BigDecimal("2"));
        Written written = new Written();
        written.level.put("cementMlLeft", half);
        written.level.put("cementMlRight", half);
        assertThat(CHECKS.notices(written.content())).isEmpty();

        written.level.put("cementMlRight", half.add(LEAST));
        assertThat(CHECKS.notices(written.content())).hasSize(1);
        assertThat(CHECKS.notices(written.content()).get(0)).startsWith("7.1 mL of cement in all.");
        assertThat(written.absurdities()).isEmpty();
    }

    private static List<String> pointers(List<FieldError> errors) {
        return errors.stream().map(FieldError::pointer).toList();
    }

    /** A complete note of one level; a test changes what it is about. */
    private static final class Written {
        private final Map<String, @Nullable Object> note = new LinkedHashMap<>();
        private final Map<String, @Nullable Object> level = new LinkedHashMap<>();

        Written() {
            note.put("indication", "Painful fracture of L1");
            note.put("timeOutPatient", true);
            note.put("timeOutLevels", true);
            note.put("timeOutFirstName", "Dr Reed");
            note.put("timeOutSecondName", "Nurse Silva");
            note.put("numberingMethod", "Counted from the sacrum");
            note.put("startedAt", NOW.minusSeconds(3600));
            note.put("endedAt", NOW);
            note.put("fluoroscopyMinutes", new BigDecimal("6.4"));
            note.put("kapUnit", KapUnit.GY_CM2);
            note.put("complications", "None");
            note.put("impression", "Good fill");
            level.put("technique", Technique.BALLOON_KYPHOPLASTY);
            level.put("approach", AccessRoute.values()[0]);
            level.put("side", Approach.BOTH);
            level.put("cementProduct", "PMMA");
            level.put("cementLot", "A4417");
            level.put("lotNotInCatalogue", true);
            level.put("cementExpiry", TODAY.plusYears(1));
            level.put("cementMlLeft", new BigDecimal("2.0"));
            level.put("cementMlRight", new BigDecimal("1.8"));
            level.put("leak", Leak.NONE);
        }

        List<FieldError> absurdities() {
            return new ArrayList<>(CHECKS.absurdities(content(), TODAY, null, NOW));
        }

        NoteContent content() {
            return content(List.of(treated(VertebralLevel.L1)));
        }

        NoteContent content(List<TreatedLevel> levels) {
            return new NoteContent(
                    (String) note.get("indication"),
                    null,
                    null,
                    null,
                    (Boolean) note.get("timeOutPatient"),
                    (Boolean) note.get("timeOutLevels"),
                    (String) note.get("timeOutFirstName"),
                    (String) note.get("timeOutSecondName"),
                    (String) note.get("numberingMethod"),
                    (Instant) note.get("startedAt"),
                    (Instant) note.get("endedAt"),
                    (BigDecimal) note.get("fluoroscopyMinutes"),
                    (BigDecimal) note.get("airKermaMGy"),
                    (BigDecimal) note.get("kapValue"),
                    (KapUnit) note.get("kapUnit"),
                    (Integer) note.get("fluoroscopyFrames"),
                    (String) note.get("levelsJustification"),
                    (String) note.get("complications"),
                    (String) note.get("impression"),
                    null,
                    null,
                    levels);
        }

        TreatedLevel treated(VertebralLevel at) {
            return new TreatedLevel(
                    at,
                    (Technique) level.get("technique"),
                    (AccessRoute) level.get("approach"),
                    (Approach) level.get("side"),
                    (Integer) level.get("needleGauge"),
                    null,
                    (String) level.get("balloonModel"),
                    null,
                    (BigDecimal) level.get("balloonVolumeMl"),
                    (BigDecimal) level.get("balloonPeakPressurePsi"),
                    (String) level.get("cementProduct"),
                    (String) level.get("cementLot"),
                    null,
                    (LocalDate) level.get("cementExpiry"),
                    (BigDecimal) level.get("cementMlLeft"),
                    (BigDecimal) level.get("cementMlRight"),
                    (BigDecimal) level.get("cementMixingMinutes"),
                    (Boolean) level.get("lotNotInCatalogue"),
                    (Leak) level.get("leak"),
                    null,
                    null,
                    null,
                    (BigDecimal) level.get("heightBeforeMm"),
                    (BigDecimal) level.get("heightAfterMm"),
                    (BigDecimal) level.get("kyphoticAngleDegrees"),
                    (Integer) level.get("cementUnits"),
                    (Integer) level.get("balloonUnits"),
                    null);
        }
    }
}
