package org.spineline.workup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.support.SiteRules;
import org.spineline.workup.ClinicalChangeKind;
import org.spineline.workup.FindingAcuity;
import org.spineline.workup.FractureShape;
import org.spineline.workup.Modality;
import org.spineline.workup.OfClass;
import org.spineline.workup.domain.FindingContradictions.Contradiction;
import org.spineline.workup.domain.ImagingRecency.Onset;
import org.spineline.workup.domain.ImagingRecency.Seen;
import org.spineline.workup.domain.ImagingRecency.Since;

class ImagingRulesTest {
    private static final ImagingRules RULES = SiteRules.of(ImagingRules.class, "imaging");
    private static final LocalDate DAY = LocalDate.of(2026, 12, 10);
    private static final Instant EARLY = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant LATE = Instant.parse("2026-11-20T18:00:00Z");

    @TestFactory
    Stream<DynamicTest> the_grade_changes_exactly_at_its_limit() {
        return Stream.of(
                        "0:0", "19.9:0", "20:1", "20.1:1", "24.9:1", "25:2", "25.1:2", "39.9:2", "40:3", "40.1:3",
                        "100:3")
                .map(row -> row.split(":"))
                .map(row -> DynamicTest.dynamicTest(
                        row[0] + " %", () -> assertThat(RULES.genantGrade(new BigDecimal(row[0])))
                                .isEqualTo(Integer.parseInt(row[1]))));
    }

    // Measured heights

    @TestFactory
    Stream<DynamicTest> the_loss_is_that_of_the_lowest_height() {
        return Stream.of(
                heights("18", "24", "25", "30", "40.0"),
                heights("30", "30", "30", "30", "0.0"),
                heights("31", null, null, "30", "0.0"),
                heights(null, "20", null, "30", "33.3"),
                heights(null, null, "22.5", "30", "25.0"),
                heights("18", null, null, null, null),
                heights(null, null, null, "30", null));
    }

    private static DynamicTest heights(
            @Nullable String anterior,
            @Nullable String middle,
            @Nullable String posterior,
            @Nullable String reference,
            @Nullable String loss) {
        return DynamicTest.dynamicTest(anterior + " " + middle + " " + posterior + " of " + reference, () -> assertThat(
                        new VertebralHeights(number(anterior), number(middle), number(posterior), number(reference))
                                .lossPercent()
                                .orElse(null))
                .isEqualTo(number(loss)));
    }

    @Test
    void loss_and_grade_are_computed_from_the_heights() {
        ImagingFinding finding = finding(null, null, FractureShape.WEDGE).measured(heights("18", "30"), null, RULES);

        assertThat(finding.getHeightLossPercent()).isEqualByComparingTo("40.0");
        assertThat(finding.getGenantGrade()).isEqualTo(3);
        assertThat(contradictions(finding)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> heights_and_an_entered_loss_may_differ_by_five_percent() {
        return Stream.of("35:false", "34.9:true", "45:false", "45.1:true")
                .map(row -> row.split(":"))
                .map(row -> DynamicTest.dynamicTest(row[0], () -> {
                    ImagingFinding finding =
                            finding(row[0], null, FractureShape.WEDGE).measured(heights("18", "30"), null, RULES);
                    assertThat(fields(finding, true).contains("heightLossPercent"))
                            .isEqualTo(Boolean.parseBoolean(row[1]));
                }));
    }

    // Contradictions

    @Test
    void a_grade_that_the_loss_contradicts_is_refused_until_somebody_says_why() {
        ImagingFinding silent = finding("40", 0, FractureShape.WEDGE);
        assertThat(contradictions(silent)).singleElement().satisfies(found -> {
            assertThat(found.refused()).isTrue();
            assertThat(found.field()).isEqualTo("genantGrade");
            assertThat(found.message())
                    .isEqualTo("A loss of height of 40 % is grade 3, entered is 0. Correct one of them, or say why.");
        });

        ImagingFinding reasoned = finding("40", 0, FractureShape.WEDGE)
                .measured(new VertebralHeights(null, null, null, null), "Scheuermann, not a fracture", RULES);
        assertThat(contradictions(reasoned)).singleElement().satisfies(found -> {
            assertThat(found.refused()).isFalse();
            assertThat(found.message()).endsWith("Reason: Scheuermann, not a fracture");
        });
        assertThat(contradictions(finding("40", 3, FractureShape.WEDGE))).isEmpty();
        assertThat(contradictions(finding(null, 2, FractureShape.WEDGE))).isEmpty();
    }

    @Test
    void a_loss_without_a_deformity_is_refused() {
        assertThat(fields(finding("20", null, FractureShape.NONE), true)).containsExactly("shape");
        assertThat(fields(finding("19.9", null, FractureShape.NONE), true)).isEmpty();
        assertThat(fields(finding("20", null, FractureShape.NOT_STATED), true)).isEmpty();
    }

    @Test
    void retropulsion_needs_a_broken_posterior_wall() {
        assertThat(fields(full(OfClass.OF4, true, "0.1", null, false, FindingAcuity.ACUTE), true))
                .containsExactly("posteriorWallIntact");
        assertThat(fields(full(OfClass.OF4, true, "0", null, false, FindingAcuity.ACUTE), true))
                .isEmpty();
        assertThat(fields(full(OfClass.OF4, null, "3", null, false, FindingAcuity.ACUTE), true))
                .isEmpty();
    }

    @Test
    void what_is_only_unlikely_is_kept_and_flagged() {
        assertThat(fields(full(OfClass.OF1, null, null, null, null, FindingAcuity.ACUTE), false))
                .containsExactly("ofClass");
        assertThat(fields(full(OfClass.OF3, true, null, null, null, FindingAcuity.ACUTE), false))
                .containsExactly("ofClass");
        assertThat(fields(full(null, null, "0", "10", null, FindingAcuity.ACUTE), false))
                .containsExactly("canalCompromisePercent");
        assertThat(fields(full(null, null, null, null, true, FindingAcuity.OLD_HEALED), false))
                .containsExactly("acuity");
        assertThat(fields(full(null, null, null, null, true, FindingAcuity.ACUTE), false))
                .isEmpty();
        ImagingFinding oedema = full(null, null, null, null, true, FindingAcuity.ACUTE);
        assertThat(FindingContradictions.of(oedema, Modality.RADIOGRAPH, EnumSet.of(VertebralLevel.L1), RULES))
                .extracting(Contradiction::field)
                .containsExactly("oedema");
    }

    @Test
    void a_level_outside_the_episode_is_flagged_not_lost() {
        assertThat(FindingContradictions.of(
                        finding("30", null, FractureShape.WEDGE), Modality.MRI, EnumSet.of(VertebralLevel.L2), RULES))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.refused()).isFalse();
                    assertThat(found.field()).isEqualTo("level");
                });
    }

    // Recency

    @TestFactory
    Stream<DynamicTest> pictures_age_by_the_site_and_by_the_payer() {
        return Stream.of(
                aged("2026-11-11", true, true),
                aged("2026-11-10", true, true),
                aged("2026-11-09", false, true),
                aged("2026-06-11", false, true),
                aged("2026-06-10", false, true),
                aged("2026-06-09", false, false));
    }

    private static DynamicTest aged(String performed, boolean local, boolean payer) {
        return DynamicTest.dynamicTest(performed, () -> {
            ImagingRecency recency =
                    recency(List.of(new Seen(Modality.MRI, LocalDate.parse(performed), EARLY)), List.of(), List.of());
            assertThat(recency.withinLocalLimit()).isEqualTo(local);
            assertThat(recency.payers()).singleElement().satisfies(verdict -> {
                assertThat(verdict.met()).isEqualTo(payer);
                assertThat(verdict.source()).isNotBlank();
            });
            assertThat(recency.reimagingAsked()).isFalse();
        });
    }

    @Test
    void without_pictures_nothing_is_judged() {
        ImagingRecency nothing = recency(List.of(), List.of(), List.of());
        assertThat(nothing.withinLocalLimit()).isNull();
        assertThat(nothing.payers().get(0).met()).isNull();
        assertThat(nothing.reimagingAsked()).isFalse();

        ImagingRecency film = recency(List.of(new Seen(Modality.RADIOGRAPH, DAY, EARLY)), List.of(), List.of());
        assertThat(film.performedOn()).as("a radiograph does not show age").isNull();
    }

    @Test
    void a_fall_or_a_pain_after_the_pictures_asks_for_new_ones() {
        LocalDate performed = LocalDate.of(2026, 11, 20);
        List<Seen> mri = List.of(new Seen(Modality.MRI, performed, EARLY));

        assertThat(recency(mri, List.of(fall(performed.minusDays(1), LATE)), List.of())
                        .reimagingAsked())
                .isFalse();
        ImagingRecency after = recency(mri, List.of(fall(performed.plusDays(1), LATE)), List.of());
        assertThat(after.reimagingAsked()).isTrue();
        assertThat(after.reasons()).containsExactly("A new fall on 21 Nov 2026, imaging of 20 Nov 2026.");
        assertThat(recency(mri, List.of(new Since(ClinicalChangeKind.NEW_PAIN, performed.plusDays(2), LATE)), List.of())
                        .reasons())
                .containsExactly("New pain on 22 Nov 2026, imaging of 20 Nov 2026.");
    }

    @Test
    void on_one_day_the_order_of_entry_tells_which_came_first() {
        LocalDate performed = LocalDate.of(2026, 11, 20);

        assertThat(recency(List.of(new Seen(Modality.CT, performed, EARLY)), List.of(fall(performed, LATE)), List.of())
                        .reimagingAsked())
                .isTrue();
        assertThat(recency(List.of(new Seen(Modality.CT, performed, LATE)), List.of(fall(performed, EARLY)), List.of())
                        .reimagingAsked())
                .isFalse();
    }

    @Test
    void a_fracture_younger_than_the_pictures_asks_for_new_ones() {
        List<Seen> mri = List.of(new Seen(Modality.MRI, LocalDate.of(2026, 11, 20), EARLY));

        assertThat(recency(mri, List.of(), List.of(new Onset("L1", LocalDate.of(2026, 11, 20))))
                        .reimagingAsked())
                .isFalse();
        assertThat(recency(mri, List.of(), List.of(new Onset("L1", LocalDate.of(2026, 11, 21))))
                        .reasons())
                .containsExactly("The fracture of L1 began on 21 Nov 2026, imaging of 20 Nov 2026.");
    }

    private static Since fall(LocalDate on, Instant recorded) {
        return new Since(ClinicalChangeKind.NEW_FALL, on, recorded);
    }

    private static ImagingRecency recency(List<Seen> studies, List<Since> changes, List<Onset> onsets) {
        return ImagingRecency.of(RULES, studies, changes, onsets, DAY);
    }

    private static VertebralHeights heights(String anterior, String reference) {
        return new VertebralHeights(new BigDecimal(anterior), null, null, new BigDecimal(reference));
    }

    private static ImagingFinding finding(@Nullable String loss, @Nullable Integer genant, FractureShape shape) {
        return new ImagingFinding(
                VertebralLevel.L1,
                FindingAcuity.ACUTE,
                null,
                number(loss),
                shape,
                genant,
                null,
                null,
                null,
                null,
                null,
                null,
                RULES);
    }

    private static ImagingFinding full(
            @Nullable OfClass ofClass,
            @Nullable Boolean wallIntact,
            @Nullable String retropulsion,
            @Nullable String canal,
            @Nullable Boolean oedema,
            FindingAcuity acuity) {
        return new ImagingFinding(
                VertebralLevel.L1,
                acuity,
                oedema,
                new BigDecimal("30"),
                FractureShape.WEDGE,
                null,
                ofClass,
                wallIntact,
                number(retropulsion),
                number(canal),
                null,
                null,
                RULES);
    }

    private static List<Contradiction> contradictions(ImagingFinding finding) {
        return FindingContradictions.of(finding, Modality.MRI, EnumSet.of(VertebralLevel.L1), RULES);
    }

    private static List<String> fields(ImagingFinding finding, boolean refused) {
        return contradictions(finding).stream()
                .filter(found -> found.refused() == refused)
                .map(Contradiction::field)
                .toList();
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
