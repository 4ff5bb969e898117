package org.spineline.coverage.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spineline.anatomy.VertebralLevel.L1;
import static org.spineline.anatomy.VertebralLevel.L3;
import static org.spineline.anatomy.VertebralLevel.L6;
import static org.spineline.anatomy.VertebralLevel.T1;
import static org.spineline.anatomy.VertebralLevel.T5;
import static org.spineline.coverage.CriterionStatus.MET;
import static org.spineline.coverage.CriterionStatus.NOT_MET;
import static org.spineline.coverage.CriterionStatus.UNKNOWN;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.coverage.CriterionResult;
import org.spineline.coverage.CriterionStatus;
import org.spineline.coverage.domain.CoverageChart.Pain;
import org.spineline.coverage.domain.CoverageChart.Said;
import org.spineline.coverage.domain.CoverageRules.Criterion;
import org.spineline.episode.CareSetting;
import org.spineline.episode.EpisodeFacts;
import org.spineline.episode.EpisodeFacts.FractureFact;
import org.spineline.episode.EpisodeStatus;
import org.spineline.episode.FractureMechanism;
import org.spineline.episode.Indication;
import org.spineline.episode.NonSurgicalResult;
import org.spineline.episode.PainCourse;
import org.spineline.episode.RedFlag;
import org.spineline.episode.Technique;
import org.spineline.episode.Urgency;
import org.spineline.patient.AdministrativeSex;
import org.spineline.patient.AllergyCategory;
import org.spineline.support.SiteRules;
import org.spineline.workup.BloodEvidence;
import org.spineline.workup.BloodItem;
import org.spineline.workup.BloodNeed;
import org.spineline.workup.BloodStatus;
import org.spineline.workup.FindingAcuity;
import org.spineline.workup.ImagingEvidence;
import org.spineline.workup.ImagingEvidence.AtLevel;
import org.spineline.workup.Modality;
import org.spineline.workup.OfClass;

class CriteriaReaderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final CoverageRules RULES = SiteRules.of(CoverageRules.class, "payer-criteria");

    @ParameterizedTest
    @CsvSource({"83, MET", "84, MET", "85, NOT_MET"})
    void twelve_weeks_from_onset_to_the_day_still_count(int daysAgo, CriterionStatus expected) {
        Chart chart = new Chart();
        chart.fractures = List.of(fracture(L1, TODAY.minusDays(daysAgo)));

        assertThat(lcd(chart, "age").status()).isEqualTo(expected);
    }

    @Test
    void the_oldest_fracture_to_be_treated_decides_and_an_untold_onset_is_unknown() {
        Chart chart = new Chart();
        chart.fractures = List.of(fracture(L1, TODAY.minusDays(10)), fracture(L3, TODAY.minusDays(100)));
        chart.levels = List.of(L1, L3);
        assertThat(lcd(chart, "age").status()).isEqualTo(NOT_MET);
        assertThat(lcd(chart, "age").evidence()).contains("L3", "100 days");

        chart.levels = List.of(L1);
        assertThat(lcd(chart, "age").status()).isEqualTo(MET);

        chart.levels = List.of(L1, VertebralLevel.L2);
        assertThat(lcd(chart, "age").status()).isEqualTo(UNKNOWN);
        assertThat(lcd(chart, "age").evidence()).contains("L2");
    }

    @Test
    void twelve_weeks_reach_over_the_leap_day_and_the_change_of_clocks() {
        Chart chart = new Chart();
        chart.today = LocalDate.of(2028, 3, 26);
        chart.fractures = List.of(fracture(L1, LocalDate.of(2028, 1, 2)));
        assertThat(lcd(chart, "age").status()).isEqualTo(MET);
        chart.today = LocalDate.of(2028, 3, 27);
        assertThat(lcd(chart, "age").status()).isEqualTo(NOT_MET);
    }

    @ParameterizedTest
    @CsvSource({"7, NOT_MET", "8, MET", "9, MET"})
    void in_hospital_pain_of_eight_is_enough(int score, CriterionStatus expected) {
        Chart chart = new Chart();
        chart.setting = CareSetting.INPATIENT;
        chart.pain = score;

        assertThat(lcd(chart, "symptomatic").status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"4, NOT_MET", "5, MET", "6, MET"})
    void at_home_pain_of_five_is_enough_when_it_gets_worse(int score, CriterionStatus expected) {
        Chart chart = new Chart();
        chart.pain = score;
        chart.course = PainCourse.WORSE;
        chart.result = NonSurgicalResult.NOT_ENOUGH;

        assertThat(lcd(chart, "symptomatic").status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"25, 17, NOT_MET", "26, 17, NOT_MET", "25, 18, NOT_MET", "26, 18, MET", ", 18, UNKNOWN", "26, , UNKNOWN"
    })
    void stable_pain_needs_two_signs_each_above_its_limit(
            @Nullable Integer loss, @Nullable Integer rmdq, CriterionStatus expected) {
        Chart chart = new Chart();
        chart.course = PainCourse.UNCHANGED;
        chart.result = NonSurgicalResult.NOT_TOLERATED;
        chart.rmdq = rmdq;
        chart.studies = List.of(
                mri(TODAY.minusDays(3), loss == null ? null : BigDecimal.valueOf(loss), BigDecimal.ZERO, true),
                mri(TODAY.minusDays(30), loss == null ? null : BigDecimal.valueOf(loss), null, true));

        assertThat(lcd(chart, "symptomatic").status()).isEqualTo(expected);
    }

    @Test
    void care_that_was_enough_speaks_against_it_and_untold_care_is_unknown() {
        Chart chart = new Chart();
        chart.course = PainCourse.WORSE;
        assertThat(lcd(chart, "symptomatic").status()).isEqualTo(UNKNOWN);
        chart.result = NonSurgicalResult.ENOUGH;
        assertThat(lcd(chart, "symptomatic").status()).isEqualTo(NOT_MET);
    }

    @Test
    void a_vertebra_that_lost_height_between_two_studies_is_a_sign_with_both_days() {
        Chart chart = new Chart();
        chart.studies = List.of(
                mri(LocalDate.of(2026, 11, 12), new BigDecimal("35"), null, true),
                mri(LocalDate.of(2026, 10, 20), new BigDecimal("20.0"), null, true));
        CriterionResult progressive = part(lcd(chart, "symptomatic"), "progressive");
        assertThat(progressive.status()).isEqualTo(MET);
        assertThat(progressive.evidence()).isEqualTo("L1: 20 % on 20 Oct 2026, 35 % on 12 Nov 2026");

        chart.studies = chart.studies.subList(0, 1);
        assertThat(part(lcd(chart, "symptomatic"), "progressive").status()).isEqualTo(UNKNOWN);
    }

    @Test
    void oedema_is_needed_at_every_level_and_plain_ct_does_not_show_it() {
        Chart chart = new Chart();
        assertThat(lcd(chart, "oedema").status()).isEqualTo(UNKNOWN);

        chart.studies = List.of(study(Modality.CT, TODAY, L1, null, null, true, null));
        assertThat(lcd(chart, "oedema").status()).isEqualTo(UNKNOWN);

        chart.studies = List.of(mri(LocalDate.of(2026, 11, 12), null, null, true));
        assertThat(lcd(chart, "oedema").status()).isEqualTo(MET);
        assertThat(lcd(chart, "oedema").evidence()).isEqualTo("MRI 12 Nov 2026: oedema at L1");

        chart.levels = List.of(L1, L3);
        assertThat(lcd(chart, "oedema").status()).isEqualTo(UNKNOWN);

        chart.levels = List.of(L1);
        chart.studies = List.of(mri(TODAY, null, null, false), mri(LocalDate.of(2026, 11, 12), null, null, true));
        assertThat(lcd(chart, "oedema").status()).isEqualTo(NOT_MET);
    }

    @Test
    void levels_outside_the_payers_range_are_named() {
        Chart chart = new Chart();
        chart.levels = List.of(T1, L1);
        assertThat(lcd(chart, "levels").status()).isEqualTo(MET);
        assertThat(of("EVICORE_CMM_607", chart, "levels").status()).isEqualTo(NOT_MET);
        assertThat(of("EVICORE_CMM_607", chart, "levels").evidence()).isEqualTo("Outside T5 to L5: T1");
        chart.levels = List.of(T5, VertebralLevel.L5);
        assertThat(of("EVICORE_CMM_607", chart, "levels").status()).isEqualTo(MET);
        chart.levels = List.of(L6);
        assertThat(lcd(chart, "levels").status()).isEqualTo(NOT_MET);
    }

    @ParameterizedTest
    @CsvSource({"6, NOT_MET", "7, MET"})
    void each_payer_has_its_own_threshold_of_pain(int score, CriterionStatus expected) {
        Chart chart = new Chart();
        chart.pain = score;
        assertThat(of("EVICORE_CMM_607", chart, "pain").status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-23, MET", "2026-05-22, NOT_MET"})
    void imaging_of_six_months_to_the_day_counts(LocalDate performedOn, CriterionStatus expected) {
        Chart chart = new Chart();
        assertThat(of("EVICORE_CMM_607", chart, "imaging").status()).isEqualTo(UNKNOWN);
        chart.studies = List.of(mri(performedOn, null, null, true));
        assertThat(of("EVICORE_CMM_607", chart, "imaging").status()).isEqualTo(expected);
    }

    @Test
    void two_levels_are_within_the_limit_and_three_are_not() {
        Chart chart = new Chart();
        chart.levels = List.of(L1, L3);
        assertThat(of("EVICORE_CMM_607", chart, "two-levels").status()).isEqualTo(MET);
        chart.levels = List.of(L1, VertebralLevel.L2, L3);
        assertThat(of("EVICORE_CMM_607", chart, "two-levels").status()).isEqualTo(NOT_MET);
        assertThat(contraindication(chart, "OVER_THREE_FRACTURES").status()).isEqualTo(MET);
        chart.levels = List.of(L1, VertebralLevel.L2, L3, VertebralLevel.L4);
        assertThat(contraindication(chart, "OVER_THREE_FRACTURES").status()).isEqualTo(NOT_MET);
    }

    @Test
    void nobody_has_excluded_an_infection_until_somebody_says_so() {
        Chart chart = new Chart();
        assertThat(contraindication(chart, "ACTIVE_INFECTION").status()).isEqualTo(UNKNOWN);
        chart.redFlags = List.of(RedFlag.INFECTION);
        assertThat(contraindication(chart, "ACTIVE_INFECTION").status()).isEqualTo(NOT_MET);
        chart.statements.put("INFECTION_EXCLUDED", new Said(true, "CRP normal.", "Dr Reed", TODAY));
        assertThat(contraindication(chart, "ACTIVE_INFECTION").status()).isEqualTo(MET);
        assertThat(contraindication(chart, "ACTIVE_INFECTION").evidence()).contains("Dr Reed", "CRP normal.");
        chart.statements.put("INFECTION_EXCLUDED", new Said(false, "Discitis on MRI.", "Dr Reed", TODAY));
        assertThat(contraindication(chart, "ACTIVE_INFECTION").status()).isEqualTo(NOT_MET);
    }

    @ParameterizedTest
    @CsvSource({"FEMALE, 55, UNKNOWN", "FEMALE, 56, MET", "MALE, 30, MET", "UNKNOWN, 30, UNKNOWN"})
    void pregnancy_is_asked_of_those_who_can_be_pregnant(AdministrativeSex sex, int age, CriterionStatus expected) {
        Chart chart = new Chart();
        chart.sex = sex;
        chart.age = age;
        assertThat(contraindication(chart, "PREGNANCY").status()).isEqualTo(expected);
    }

    @Test
    void an_allergy_to_cement_stands_against_it_and_an_empty_list_says_nothing() {
        Chart chart = new Chart();
        assertThat(contraindication(chart, "CEMENT_OR_CONTRAST_ALLERGY").status())
                .isEqualTo(UNKNOWN);
        chart.allergies = Set.of(AllergyCategory.LATEX);
        assertThat(contraindication(chart, "CEMENT_OR_CONTRAST_ALLERGY").status())
                .isEqualTo(MET);
        chart.allergies = Set.of(AllergyCategory.LATEX, AllergyCategory.CEMENT);
        assertThat(contraindication(chart, "CEMENT_OR_CONTRAST_ALLERGY").status())
                .isEqualTo(NOT_MET);
        assertThat(contraindication(chart, "CEMENT_OR_CONTRAST_ALLERGY").evidence())
                .isEqualTo("Allergy recorded: cement");
    }

    @Test
    void a_pushed_back_fragment_stands_against_it_and_silence_is_no_free_canal() {
        Chart chart = new Chart();
        assertThat(contraindication(chart, "CANAL_COMPROMISE").status()).isEqualTo(UNKNOWN);
        chart.studies = List.of(study(Modality.MRI, TODAY, L1, null, null, true, BigDecimal.ZERO));
        assertThat(contraindication(chart, "CANAL_COMPROMISE").status()).isEqualTo(MET);
        chart.studies = List.of(study(Modality.MRI, TODAY, L1, null, null, true, new BigDecimal("2.5")));
        assertThat(contraindication(chart, "CANAL_COMPROMISE").status()).isEqualTo(NOT_MET);
        assertThat(contraindication(chart, "CANAL_COMPROMISE").evidence()).endsWith("retropulsion 2.5 mm");
    }

    @Test
    void the_best_record_meets_every_criterion_of_the_template() {
        Chart chart = new Chart();
        chart.course = PainCourse.WORSE;
        chart.result = NonSurgicalResult.NOT_ENOUGH;
        chart.studies = List.of(mri(TODAY.minusDays(3), BigDecimal.TEN, null, true));
        chart.statements.put("BONE_HEALTH_REFERRAL", new Said(true, "DXA ordered.", "Dr Reed", TODAY));
        chart.statements.put("PREVENTION_PROGRAMME", new Said(true, "Fracture liaison.", "Dr Reed", TODAY));
        assertThat(RULES.payers().get(0).criteria().stream()
                        .map(new CriteriaReader(chart.chart())::read)
                        .map(CriterionResult::status))
                .containsOnly(MET);
    }

    @Test
    void losing_a_fact_never_turns_a_criterion_greener() {
        Chart full = new Chart();
        full.course = PainCourse.WORSE;
        full.result = NonSurgicalResult.NOT_ENOUGH;
        full.rmdq = 20;
        full.studies = List.of(mri(TODAY.minusDays(3), BigDecimal.valueOf(40), BigDecimal.TEN, true));
        List<Runnable> losses = List.of(
                () -> full.rmdq = null,
                () -> full.studies = List.of(mri(TODAY.minusDays(3), null, null, true)),
                () -> full.studies = List.of(),
                () -> full.course = null,
                () -> full.result = null,
                () -> full.pain = 3);
        Map<String, Integer> before = ranks(full);
        for (Runnable loss : losses) {
            loss.run();
            Map<String, Integer> after = ranks(full);
            after.forEach((id, rank) -> assertThat(rank).as(id).isLessThanOrEqualTo(before.getOrDefault(id, 0)));
            before.putAll(after);
        }
    }

    @Test
    void a_coagulopathy_is_proposed_from_one_result_out_of_limits_and_excluded_only_by_all_in_order() {
        Chart chart = new Chart();
        assertThat(contraindication(chart, "COAGULOPATHY").status()).isEqualTo(UNKNOWN);

        BloodEvidence inr = blood(BloodItem.INR, BloodNeed.NEEDED, BloodStatus.IN_ORDER);
        BloodEvidence platelets = blood(BloodItem.PLATELETS, BloodNeed.NEEDED, BloodStatus.IN_ORDER);
        BloodEvidence unasked = blood(BloodItem.FIBRINOGEN, BloodNeed.NOT_KNOWN, BloodStatus.NOT_RECORDED);
        chart.coagulation = List.of(inr, platelets, unasked);
        assertThat(contraindication(chart, "COAGULOPATHY").status()).isEqualTo(MET);
        assertThat(contraindication(chart, "COAGULOPATHY").evidence()).contains("INR IN_ORDER.", "PLATELETS");

        chart.coagulation = List.of(blood(BloodItem.INR, BloodNeed.NEEDED, BloodStatus.OUT_OF_LIMITS), platelets);
        assertThat(contraindication(chart, "COAGULOPATHY").status()).isEqualTo(NOT_MET);
        assertThat(contraindication(chart, "COAGULOPATHY").evidence())
                .contains("INR OUT_OF_LIMITS.", "Limits: a paper")
                .doesNotContain("PLATELETS");
    }

    @ParameterizedTest
    @CsvSource({"NOT_RECORDED", "TOO_OLD"})
    void a_coagulation_result_that_is_missing_or_too_old_proves_nothing(BloodStatus status) {
        Chart chart = new Chart();
        chart.coagulation = List.of(
                blood(BloodItem.INR, BloodNeed.NEEDED, BloodStatus.IN_ORDER),
                blood(BloodItem.PLATELETS, BloodNeed.NEEDED, status));

        assertThat(contraindication(chart, "COAGULOPATHY").status()).isEqualTo(UNKNOWN);
        assertThat(contraindication(chart, "COAGULOPATHY").evidence()).contains("PLATELETS " + status);
    }

    @Test
    void fibrinogen_counts_where_the_liver_asks_for_it() {
        Chart chart = new Chart();
        chart.coagulation = List.of(
                blood(BloodItem.INR, BloodNeed.NEEDED, BloodStatus.IN_ORDER),
                blood(BloodItem.PLATELETS, BloodNeed.NEEDED, BloodStatus.IN_ORDER),
                blood(BloodItem.FIBRINOGEN, BloodNeed.NEEDED, BloodStatus.NOT_RECORDED));

        assertThat(contraindication(chart, "COAGULOPATHY").status()).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"OF1, MET", "OF3, MET", "OF4, NOT_MET", "OF5, NOT_MET", ", UNKNOWN"})
    void instability_is_proposed_from_the_class_of_the_fracture(@Nullable OfClass ofClass, CriterionStatus expected) {
        Chart chart = new Chart();
        chart.studies = List.of(shape(L1, ofClass, null, null));

        assertThat(contraindication(chart, "INSTABILITY").status()).isEqualTo(expected);
        assertThat(contraindication(chart, "INSTABILITY").evidence()).contains(ofClass == null ? "L1" : ofClass.name());
    }

    @Test
    void a_level_without_a_class_leaves_stability_open_and_a_physicians_word_goes_before_the_class() {
        Chart chart = new Chart();
        chart.levels = List.of(L1, L3);
        chart.studies = List.of(shape(L1, OfClass.OF2, null, null));
        assertThat(contraindication(chart, "INSTABILITY").status()).isEqualTo(UNKNOWN);
        assertThat(contraindication(chart, "INSTABILITY").evidence()).contains("L3");

        chart.studies = List.of(shape(L1, OfClass.OF5, null, null));
        chart.statements.put("STABILITY_CONFIRMED", new Said(true, "Ligaments intact on STIR.", "Dr Rad", TODAY));
        assertThat(contraindication(chart, "INSTABILITY").status()).isEqualTo(MET);
        assertThat(contraindication(chart, "INSTABILITY").evidence()).contains("Dr Rad");
    }

    @ParameterizedTest
    @CsvSource({
        // level, canal narrowed, deficit, expected
        "T12, 30, true, NOT_MET",
        "T12, 30, false, UNKNOWN",
        "T12, 0, true, UNKNOWN",
        "T12, 0, false, MET",
        "T12, , true, UNKNOWN",
        "T12, , false, UNKNOWN",
        "L2, 1, true, NOT_MET",
        "L3, 30, true, UNKNOWN",
        "L3, 30, false, MET"
    })
    void myelopathy_is_proposed_from_a_deficit_with_a_narrowed_canal_at_the_cord(
            VertebralLevel level, @Nullable BigDecimal narrowed, boolean deficit, CriterionStatus expected) {
        Chart chart = new Chart();
        chart.levels = List.of(level);
        chart.redFlags = deficit ? List.of(RedFlag.NEUROLOGICAL_DEFICIT) : List.of();
        chart.studies = List.of(shape(level, null, null, narrowed));

        CriterionResult read = contraindication(chart, "MYELOPATHY");
        assertThat(read.status()).isEqualTo(expected);
        assertThat(read.evidence()).isNotBlank();
        assertThat(read.statement()).isEqualTo("MYELOPATHY_EXCLUDED");
    }

    @Test
    void no_level_leaves_stability_and_cord_unknown() {
        Chart chart = new Chart();
        chart.levels = List.of();

        for (String code : List.of("INSTABILITY", "MYELOPATHY")) {
            assertThat(contraindication(chart, code).status()).as(code).isEqualTo(UNKNOWN);
        }
    }

    private static BloodEvidence blood(BloodItem item, BloodNeed need, BloodStatus status) {
        return new BloodEvidence(item, need, status, item + " " + status + ".", "a paper");
    }

    private static ImagingEvidence shape(
            VertebralLevel level,
            @Nullable OfClass ofClass,
            @Nullable BigDecimal retropulsion,
            @Nullable BigDecimal narrowed) {
        return new ImagingEvidence(
                UUID.randomUUID(),
                Modality.MRI,
                TODAY.minusDays(3),
                null,
                List.of(new AtLevel(
                        level, FindingAcuity.ACUTE, null, null, null, ofClass, null, retropulsion, narrowed, null)));
    }

    private static Map<String, Integer> ranks(Chart chart) {
        Map<String, Integer> ranks = new LinkedHashMap<>();
        CriteriaReader reader = new CriteriaReader(chart.chart());
        RULES.payers().forEach(payer -> payer.criteria().stream()
                .map(reader::read)
                .forEach(result -> ranks.put(payer.code() + "/" + result.id(), result.status() == MET ? 1 : 0)));
        return ranks;
    }

    private static CriterionResult lcd(Chart chart, String id) {
        return of("MEDICARE_LCD", chart, id);
    }

    private static CriterionResult of(String payer, Chart chart, String id) {
        return read(chart, RULES.payer(payer).orElseThrow().criteria(), id);
    }

    private static CriterionResult contraindication(Chart chart, String id) {
        List<Criterion> all = new ArrayList<>(RULES.contraindications().absolute());
        all.addAll(RULES.contraindications().relative());
        return read(chart, all, id);
    }

    private static CriterionResult read(Chart chart, List<Criterion> criteria, String id) {
        return new CriteriaReader(chart.chart())
                .read(criteria.stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow());
    }

    private static CriterionResult part(CriterionResult result, String id) {
        return self(result).filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    private static Stream<CriterionResult> self(CriterionResult result) {
        return Stream.concat(Stream.of(result), result.parts().stream().flatMap(CriteriaReaderTest::self));
    }

    private static FractureFact fracture(VertebralLevel level, LocalDate onset) {
        return new FractureFact(level, onset, FractureMechanism.FALL);
    }

    private static ImagingEvidence mri(
            LocalDate on, @Nullable BigDecimal loss, @Nullable BigDecimal angle, @Nullable Boolean oedema) {
        return study(Modality.MRI, on, L1, loss, angle, oedema, null);
    }

    private static ImagingEvidence study(
            Modality modality,
            LocalDate on,
            VertebralLevel level,
            @Nullable BigDecimal loss,
            @Nullable BigDecimal angle,
            @Nullable Boolean oedema,
            @Nullable BigDecimal retropulsion) {
        return new ImagingEvidence(
                UUID.randomUUID(),
                modality,
                on,
                null,
                List.of(new AtLevel(
                        level, FindingAcuity.ACUTE, oedema, loss, null, null, null, retropulsion, null, angle)));
    }

    /** A woman of 74 at home with pain of 8 from a fresh fracture of L1, and nothing else recorded. */
    private static final class Chart {
        private LocalDate today = TODAY;
        private List<VertebralLevel> levels = List.of(L1);
        private List<FractureFact> fractures = List.of(fracture(L1, TODAY.minusDays(20)));
        private CareSetting setting = CareSetting.OUTPATIENT;
        private int pain = 8;
        private @Nullable Integer rmdq;
        private @Nullable PainCourse course;
        private @Nullable NonSurgicalResult result;
        private List<RedFlag> redFlags = List.of();
        private AdministrativeSex sex = AdministrativeSex.FEMALE;
        private int age = 74;
        private Set<AllergyCategory> allergies = Set.of();
        private List<ImagingEvidence> studies = List.of();
        private List<BloodEvidence> coagulation = List.of();
        private final Map<String, Said> statements = new LinkedHashMap<>();

        private CoverageChart chart() {
            UUID id = UUID.randomUUID();
            return new CoverageChart(
                    today,
                    new EpisodeFacts(
                            id,
                            UUID.randomUUID(),
                            1,
                            EpisodeStatus.REFERRED,
                            Urgency.ROUTINE,
                            Indication.OSTEOPOROTIC,
                            setting,
                            "Dr Referrer",
                            null,
                            null,
                            pain,
                            course,
                            rmdq,
                            "Analgesia",
                            result,
                            null,
                            redFlags,
                            fractures,
                            null,
                            List.of(),
                            Map.of(),
                            null,
                            null,
                            Instant.parse("2026-11-20T15:00:00Z")),
                    levels,
                    Technique.VERTEBROPLASTY,
                    sex,
                    age,
                    allergies,
                    new Pain(pain, TODAY, "Referral"),
                    studies,
                    coagulation,
                    statements);
        }
    }
}
