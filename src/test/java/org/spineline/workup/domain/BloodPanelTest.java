package org.spineline.workup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.patient.AdministrativeSex;
import org.spineline.support.SiteRules;
import org.spineline.workup.BloodItem;
import org.spineline.workup.BloodNeed;
import org.spineline.workup.BloodStatus;
import org.spineline.workup.domain.BloodPanel.Facts;
import org.spineline.workup.domain.BloodPanel.Line;

class BloodPanelTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final FacilityZone ZONE = new FacilityZone(NEW_YORK, Clock.systemUTC());
    private static final Instant PROCEDURE = local("2026-12-10T09:00");
    private static final BloodPanel PANEL = new BloodPanel(
            SiteRules.of(LabCatalogue.class, "labs"), SiteRules.of(CoagulationRules.class, "coagulation"), ZONE);
    private static final String INR = "6301-6";
    private static final String PLATELETS = "777-3";
    private static final String FIBRINOGEN = "3255-7";

    @Test
    void what_is_not_recorded_is_never_in_order() {
        assertThat(PANEL.lines(facts(null, List.of())))
                .hasSize(BloodItem.values().length)
                .allSatisfy(line -> {
                    assertThat(line.status()).isEqualTo(BloodStatus.NOT_RECORDED);
                    assertThat(line.reason()).endsWith("is not recorded.");
                    assertThat(line.source()).isNotBlank();
                });
    }

    @TestFactory
    Stream<DynamicTest> limits_are_met_exactly_or_not() {
        return Stream.of(
                row(BloodItem.INR, INR, "1.79", false, BloodStatus.IN_ORDER),
                row(BloodItem.INR, INR, "1.80", false, BloodStatus.IN_ORDER),
                row(BloodItem.INR, INR, "1.81", false, BloodStatus.OUT_OF_LIMITS),
                row(BloodItem.INR, "34714-6", "1.81", false, BloodStatus.OUT_OF_LIMITS),
                row(BloodItem.INR, INR, "2.49", true, BloodStatus.IN_ORDER),
                row(BloodItem.INR, INR, "2.50", true, BloodStatus.OUT_OF_LIMITS),
                row(BloodItem.INR, INR, "2.51", true, BloodStatus.OUT_OF_LIMITS),
                row(BloodItem.PLATELETS, PLATELETS, "51", false, BloodStatus.IN_ORDER),
                row(BloodItem.PLATELETS, PLATELETS, "50", false, BloodStatus.IN_ORDER),
                row(BloodItem.PLATELETS, PLATELETS, "49", false, BloodStatus.OUT_OF_LIMITS),
                row(BloodItem.PLATELETS, PLATELETS, "31", true, BloodStatus.IN_ORDER),
                row(BloodItem.PLATELETS, PLATELETS, "30", true, BloodStatus.OUT_OF_LIMITS),
                row(BloodItem.PLATELETS, PLATELETS, "29", true, BloodStatus.OUT_OF_LIMITS),
                row(BloodItem.FIBRINOGEN, FIBRINOGEN, "101", true, BloodStatus.IN_ORDER),
                row(BloodItem.FIBRINOGEN, FIBRINOGEN, "100", true, BloodStatus.OUT_OF_LIMITS),
                row(BloodItem.FIBRINOGEN, FIBRINOGEN, "99", true, BloodStatus.OUT_OF_LIMITS),
                row(BloodItem.FIBRINOGEN, FIBRINOGEN, "99", false, BloodStatus.IN_ORDER),
                row(BloodItem.PREGNANCY, "2106-3", "0", false, BloodStatus.IN_ORDER),
                row(BloodItem.PREGNANCY, "2118-8", "1", false, BloodStatus.OUT_OF_LIMITS),
                row(BloodItem.HAEMOGLOBIN, "718-7", "7.0", false, BloodStatus.FOR_REVIEW),
                row(BloodItem.INFECTION, "1988-5", "180", false, BloodStatus.FOR_REVIEW),
                row(BloodItem.INFECTION, "1988-5", "1", false, BloodStatus.FOR_REVIEW),
                row(BloodItem.GLUCOSE, "2345-7", "95", false, BloodStatus.FOR_REVIEW),
                row(BloodItem.CREATININE, "2160-0", "4.1", false, BloodStatus.IN_ORDER));
    }

    private static DynamicTest row(BloodItem item, String loinc, String value, boolean liver, BloodStatus status) {
        return DynamicTest.dynamicTest(item + " " + value + (liver ? " with liver disease" : ""), () -> {
            LabResult result = result(loinc, value, local("2026-12-10T07:00"));
            assertThat(line(item, facts(liver, List.of(result))).status()).isEqualTo(status);
        });
    }

    @TestFactory
    Stream<DynamicTest> validity_is_counted_from_collection_on_the_calendar() {
        return Stream.of(
                age(BloodItem.PLATELETS, PLATELETS, "200", "2026-11-10T00:01", PROCEDURE, true),
                age(BloodItem.PLATELETS, PLATELETS, "200", "2026-11-09T23:59", PROCEDURE, false),
                age(BloodItem.INFECTION, "1988-5", "3", "2026-12-03T00:01", PROCEDURE, true),
                age(BloodItem.INFECTION, "1988-5", "3", "2026-12-02T23:59", PROCEDURE, false),
                age(BloodItem.PREGNANCY, "2106-3", "0", "2026-12-10T00:01", PROCEDURE, true),
                age(BloodItem.PREGNANCY, "2106-3", "0", "2026-12-09T23:59", PROCEDURE, false),
                // Over a leap day, and over both changes of the clock.
                age(BloodItem.PLATELETS, PLATELETS, "200", "2028-02-15T12:00", local("2028-03-16T09:00"), true),
                age(BloodItem.PLATELETS, PLATELETS, "200", "2028-02-15T12:00", local("2028-03-17T09:00"), false),
                age(BloodItem.INFECTION, "1988-5", "3", "2027-03-10T23:30", local("2027-03-17T00:30"), true),
                age(BloodItem.INFECTION, "1988-5", "3", "2027-11-03T23:30", local("2027-11-11T00:30"), false));
    }

    private static DynamicTest age(
            BloodItem item, String loinc, String value, String collected, Instant procedure, boolean valid) {
        return DynamicTest.dynamicTest(item + " of " + collected, () -> {
            LabResult result = result(loinc, value, local(collected));
            Line line = line(item, facts(procedure, AdministrativeSex.FEMALE, false, null, false, List.of(result)));
            assertThat(line.status() == BloodStatus.TOO_OLD).isEqualTo(!valid);
        });
    }

    @Test
    void warfarin_shortens_the_validity_of_the_inr() {
        LabResult inr = result(INR, "1.2", local("2026-12-07T12:00"));

        assertThat(line(BloodItem.INR, facts(PROCEDURE, AdministrativeSex.MALE, null, null, false, List.of(inr)))
                        .status())
                .isEqualTo(BloodStatus.IN_ORDER);
        assertThat(line(BloodItem.INR, facts(PROCEDURE, AdministrativeSex.MALE, null, null, true, List.of(inr)))
                        .status())
                .isEqualTo(BloodStatus.TOO_OLD);
    }

    @Test
    void a_sample_to_be_taken_after_the_procedure_does_not_count() {
        LabResult late = result(INR, "1.0", PROCEDURE.plusSeconds(1));

        assertThat(line(BloodItem.INR, facts(null, List.of(late))).status()).isEqualTo(BloodStatus.NOT_RECORDED);
        LabResult onTime = result(INR, "1.0", PROCEDURE);
        assertThat(line(BloodItem.INR, facts(null, List.of(late, onTime))).result())
                .isSameAs(onTime);
    }

    @TestFactory
    Stream<DynamicTest> pregnancy_is_asked_only_where_it_applies() {
        return Stream.of(
                pregnancy(AdministrativeSex.MALE, "1990-01-01", null, BloodNeed.NOT_NEEDED),
                pregnancy(AdministrativeSex.MALE, "1990-01-01", true, BloodNeed.NEEDED),
                pregnancy(AdministrativeSex.FEMALE, "1990-01-01", null, BloodNeed.NOT_KNOWN),
                pregnancy(AdministrativeSex.FEMALE, "1990-01-01", true, BloodNeed.NEEDED),
                pregnancy(AdministrativeSex.FEMALE, "1990-01-01", false, BloodNeed.NOT_NEEDED),
                pregnancy(AdministrativeSex.UNKNOWN, "1990-01-01", null, BloodNeed.NOT_KNOWN),
                pregnancy(AdministrativeSex.FEMALE, "1970-12-11", null, BloodNeed.NOT_KNOWN),
                pregnancy(AdministrativeSex.FEMALE, "1970-12-10", null, BloodNeed.NOT_NEEDED),
                pregnancy(AdministrativeSex.FEMALE, "2014-12-10", null, BloodNeed.NOT_KNOWN),
                pregnancy(AdministrativeSex.FEMALE, "2014-12-11", null, BloodNeed.NOT_NEEDED));
    }

    private static DynamicTest pregnancy(
            AdministrativeSex sex, String born, @Nullable Boolean possible, BloodNeed need) {
        return DynamicTest.dynamicTest(sex + " born " + born + " " + possible, () -> {
            Facts facts = new Facts(
                    PROCEDURE, LocalDate.parse(born), sex, null, null, possible, null, false, false, List.of());
            assertThat(line(BloodItem.PREGNANCY, facts).need()).isEqualTo(need);
        });
    }

    @Test
    void an_answer_that_is_missing_is_neither_yes_nor_no() {
        Facts unknown = facts(null, List.of());
        assertThat(line(BloodItem.INFECTION, unknown).need()).isEqualTo(BloodNeed.NOT_KNOWN);
        assertThat(line(BloodItem.GLUCOSE, unknown).need()).isEqualTo(BloodNeed.NOT_KNOWN);
        assertThat(line(BloodItem.FIBRINOGEN, unknown).need()).isEqualTo(BloodNeed.NOT_KNOWN);
        assertThat(line(BloodItem.FIBRINOGEN, facts(true, List.of())).need()).isEqualTo(BloodNeed.NEEDED);
        assertThat(line(BloodItem.FIBRINOGEN, facts(false, List.of())).need()).isEqualTo(BloodNeed.NOT_NEEDED);
        assertThat(line(BloodItem.CREATININE, unknown).need()).isEqualTo(BloodNeed.NOT_NEEDED);
    }

    private static Line line(BloodItem item, Facts facts) {
        return PANEL.lines(facts).stream()
                .filter(line -> line.item() == item)
                .findFirst()
                .orElseThrow();
    }

    private static Facts facts(@Nullable Boolean liver, List<LabResult> results) {
        return facts(PROCEDURE, AdministrativeSex.FEMALE, liver, null, false, results);
    }

    private static Facts facts(
            Instant reference,
            AdministrativeSex sex,
            @Nullable Boolean liver,
            @Nullable Boolean infection,
            boolean onWarfarin,
            List<LabResult> results) {
        return new Facts(
                reference, LocalDate.of(1946, 5, 1), sex, liver, infection, null, null, onWarfarin, false, results);
    }

    private static LabResult result(String loinc, String value, Instant collected) {
        return LabResult.entered(UUID.randomUUID(), loinc, new BigDecimal(value), "-", collected);
    }

    private static Instant local(String local) {
        return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
    }
}
