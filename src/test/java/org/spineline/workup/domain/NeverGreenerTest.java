package org.spineline.workup.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spineline.workup.domain.ChartOfOne.decision;
import static org.spineline.workup.domain.ChartOfOne.local;
import static org.spineline.workup.domain.ChartOfOne.medication;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.AuthorizationStatus;
import org.spineline.episode.RedFlag;
import org.spineline.episode.Technique;
import org.spineline.workup.ConsentStatus;
import org.spineline.workup.GateCode;
import org.spineline.workup.GateState;
import org.spineline.workup.GateStatus;
import org.spineline.workup.Modality;
import org.spineline.workup.Readiness;
import org.spineline.workup.ReadinessLevel;

/**
 * Readiness never turns greener when an input gets worse. Patients are drawn by chance from a fixed seed; every input is a
 * ladder from good to bad, and each patient is compared with himself one or more rungs lower on one ladder.
 */
class NeverGreenerTest {
    private static final int PATIENTS = 1_500;
    private static final long SEED = 20261121;

    /** Lower is worse. A known bad value is worse than an unknown one, an unknown one worse than a doubtful one. */
    private static final List<GateStatus> STATUS =
            List.of(GateStatus.RED, GateStatus.NOT_RECORDED, GateStatus.AMBER, GateStatus.GREEN);

    private static final List<ReadinessLevel> LEVELS =
            List.of(ReadinessLevel.BLOCKED, ReadinessLevel.UNKNOWN, ReadinessLevel.ATTENTION, ReadinessLevel.READY);

    /** Each input with its rungs, best first. The numbers straddle the limits of the shipped rules. */
    private enum Input {
        INR("0.9", "1.5", "1.51", "1.8", "1.81", "4"),
        PLATELETS("224", "51", "50", "49", "5"),
        DAYS_SINCE_BLOOD("0", "1", "2", "3", "29", "30", "31", "200"),
        DAYS_SINCE_IMAGING("1", "29", "30", "31", "400"),
        MODALITY("MRI", "RADIOGRAPH"),
        CONSENT("SIGNED", "REFUSED"),
        CONSENTED("L1,L3", "L1", "T12"),
        AUTHORIZED("AFFIRMED", "PARTLY_AFFIRMED", "REQUESTED", "NOT_AFFIRMED"),
        AUTHORIZED_LEVELS("L1,L3", "L1", "T12"),
        AUTHORIZATION_DAYS_LEFT("40", "1", "0", "-1", "-300"),
        TECHNIQUE("VERTEBROPLASTY", "MECHANICAL_IMPLANT"),
        COVERAGE_DAYS_LEFT("60", "7", "6", "0", "-1"),
        DRUGS(
                "Acetaminophen 500 MG",
                "Acetaminophen 500 MG,Plavix 75 MG",
                "Acetaminophen 500 MG,Plavix 75 MG,Eliquis 5 MG"),
        CLEARANCE("90", "62", "50", "49.9", "30", "29.9", "8"),
        PAIN("10", "5", "4", "0"),
        RED_FLAGS("0", "1", "3"),
        ESCORT("true", "false"),
        DOSES("true", "false"),
        HOURS_SINCE_FOOD("12", "6", "5", "1"),
        HOURS_SINCE_FLUID("5", "2", "1");

        private final List<String> rungs;

        Input(String... rungs) {
            this.rungs = List.of(rungs);
        }
    }

    /** A patient as rungs; an input that is left out is not recorded. */
    private record Patient(Map<Input, Integer> rungs, Set<VertebralLevel> planned, boolean sedated) {
        String of(Input input) {
            return input.rungs.get(rungs.getOrDefault(input, 0));
        }

        int number(Input input) {
            return Integer.parseInt(of(input));
        }

        List<VertebralLevel> levels(Input input) {
            return List.of(of(input).split(",")).stream()
                    .map(VertebralLevel::valueOf)
                    .toList();
        }

        Patient with(Input input, int rung) {
            Map<Input, Integer> changed = new EnumMap<>(Input.class);
            changed.putAll(rungs);
            changed.put(input, rung);
            return new Patient(changed, planned, sedated);
        }

        Readiness assessed() {
            return charted().assessed();
        }

        ChartOfOne charted() {
            ChartOfOne chart = new ChartOfOne();
            Instant start = chart.procedureAt;
            chart.levels = List.copyOf(planned);
            chart.sedation = sedated ? "MODERATE" : "LOCAL";
            chart.technique = Technique.valueOf(of(Input.TECHNIQUE));
            chart.inr = new BigDecimal(of(Input.INR));
            chart.platelets = new BigDecimal(of(Input.PLATELETS));
            chart.collectedAt = start.minus(Duration.ofDays(number(Input.DAYS_SINCE_BLOOD)));
            chart.imagedOn = ChartOfOne.FACILITY.dayOf(start).minusDays(number(Input.DAYS_SINCE_IMAGING));
            chart.modality = Modality.valueOf(of(Input.MODALITY));
            chart.consent = ConsentStatus.valueOf(of(Input.CONSENT));
            chart.consented = levels(Input.CONSENTED);
            chart.coverageEnds = ChartOfOne.FACILITY.dayOf(start).plusDays(number(Input.COVERAGE_DAYS_LEFT));
            chart.payer.clear();
            chart.payer.add(decision(
                    AuthorizationStatus.valueOf(of(Input.AUTHORIZED)),
                    ChartOfOne.FACILITY.dayOf(start).plusDays(number(Input.AUTHORIZATION_DAYS_LEFT)),
                    levels(Input.AUTHORIZED_LEVELS).toArray(VertebralLevel[]::new)));
            chart.medications.clear();
            for (String drug : of(Input.DRUGS).split(",")) {
                chart.medications.add(medication(drug));
            }
            chart.asked.clear();
            chart.asked.add(new AskedAgain(
                    local("2026-12-01T08:50"),
                    ChartOfOne.answers(
                            number(Input.PAIN),
                            Boolean.valueOf(of(Input.ESCORT)),
                            Boolean.valueOf(of(Input.DOSES)),
                            start.minus(Duration.ofHours(number(Input.HOURS_SINCE_FOOD))),
                            start.minus(Duration.ofHours(number(Input.HOURS_SINCE_FLUID)))),
                    List.of(RedFlag.values()).subList(0, number(Input.RED_FLAGS))));
            MedicationHold hold =
                    new MedicationHold(ChartOfOne.PATIENT, ChartOfOne.EPISODE, "APIXABAN", null, null, null, "v");
            Instant last = local("2026-11-28T21:00");
            hold.instructed(
                    last,
                    null,
                    null,
                    new BigDecimal("62"),
                    "v",
                    ChartOfOne.PATIENT,
                    "Dr Reed",
                    local("2026-11-20T10:00"));
            hold.confirmed(last, "Nurse", local("2026-11-30T10:00"));
            chart.holds.add(hold);
            chart.clearance = new BigDecimal(of(Input.CLEARANCE));
            return chart;
        }
    }

    @Test
    void readiness_never_turns_greener_when_an_input_gets_worse() {
        Random chance = new Random(SEED);
        int compared = 0;
        int worse = 0;
        for (int i = 0; i < PATIENTS; i++) {
            Patient patient = drawn(chance);
            Readiness before = patient.assessed();
            for (Input input : Input.values()) {
                int rung = patient.rungs().getOrDefault(input, 0);
                if (rung == input.rungs.size() - 1) {
                    continue;
                }
                int lower = rung + 1 + chance.nextInt(input.rungs.size() - rung - 1);
                Readiness after = patient.with(input, lower).assessed();
                assertNotGreener(before, after, patient + ", worse: " + input);
                compared++;
                worse += after.score() < before.score() ? 1 : 0;
            }
        }
        assertThat(compared).as("a test that compares nothing proves nothing").isGreaterThan(10 * PATIENTS);
        assertThat(worse).isGreaterThan(compared / 20);
    }

    @Test
    void each_input_alone_takes_a_ready_patient_out_of_ready() {
        Patient well = new Patient(Map.of(), new TreeSet<>(Set.of(VertebralLevel.L1, VertebralLevel.L3)), true);
        assertThat(well.assessed().overall()).isEqualTo(ReadinessLevel.READY);
        for (Input input : Input.values()) {
            if (input == Input.COVERAGE_DAYS_LEFT) {
                // Runs only against those whom no payer has promised anything.
                continue;
            }
            Patient ill = well.with(input, input.rungs.size() - 1);
            assertThat(ill.assessed().overall()).as(input.name()).isNotEqualTo(ReadinessLevel.READY);
            assertNotGreener(well.assessed(), ill.assessed(), input.name());
        }
    }

    @Test
    void a_chart_that_loses_what_it_knew_is_never_greener() {
        List<UnaryOperator<ChartOfOne>> losses = List.of(
                chart -> {
                    chart.inr = null;
                    return chart;
                },
                chart -> {
                    chart.platelets = null;
                    return chart;
                },
                chart -> {
                    chart.imagedOn = null;
                    return chart;
                },
                chart -> {
                    chart.payer.clear();
                    return chart;
                },
                chart -> {
                    chart.medications.clear();
                    return chart;
                },
                chart -> {
                    chart.asked.clear();
                    return chart;
                },
                chart -> {
                    chart.consent = ConsentStatus.NOT_ASKED;
                    return chart;
                });
        Readiness ready = new ChartOfOne().assessed();
        for (UnaryOperator<ChartOfOne> loss : losses) {
            Readiness after = loss.apply(new ChartOfOne()).assessed();
            assertThat(after.overall()).isEqualTo(ReadinessLevel.UNKNOWN);
            assertNotGreener(ready, after, "something unknown");
        }
    }

    /** Whoever waived a gate has answered for it as it stood: nothing that gets worse hides behind the waiver. */
    @Test
    void a_waiver_never_covers_what_has_become_worse_since() {
        Random chance = new Random(SEED + 2);
        int lapsed = 0;
        int standing = 0;
        for (int i = 0; i < 400; i++) {
            Patient patient = drawn(chance);
            ChartOfOne before = patient.charted();
            Map<GateCode, GateStatus> bare = statuses(before.assessed());
            for (GateCode code : bare.keySet()) {
                before.waive(code);
            }
            for (Input input : Input.values()) {
                int rung = patient.rungs().getOrDefault(input, 0);
                if (rung == input.rungs.size() - 1) {
                    continue;
                }
                Patient worse = patient.with(input, rung + 1 + chance.nextInt(input.rungs.size() - rung - 1));
                Map<GateCode, GateStatus> unwaived = statuses(worse.assessed());
                Map<GateCode, GateStatus> alone =
                        statuses(new Patient(Map.of(input, worse.rungs().get(input)), worse.planned(), worse.sedated())
                                .assessed());
                ChartOfOne after = worse.charted();
                after.waivers.addAll(before.waivers);
                for (GateState gate : after.assessed().gates()) {
                    GateStatus now = unwaived.get(gate.code());
                    boolean statusWorse = STATUS.indexOf(now) < STATUS.indexOf(bare.get(gate.code()));
                    boolean valueWorse = VALUES.get(input) == gate.code() && alone.get(gate.code()) != GateStatus.GREEN;
                    if (statusWorse || valueWorse) {
                        assertThat(gate.status())
                                .as("%s, worse: %s, %s was %s", patient, input, gate.code(), bare.get(gate.code()))
                                .isEqualTo(now);
                        lapsed++;
                    } else if (now == bare.get(gate.code()) && now != GateStatus.GREEN) {
                        standing += gate.status() == GateStatus.WAIVED ? 1 : 0;
                    }
                }
            }
        }
        assertThat(lapsed).isGreaterThan(400);
        assertThat(standing).as("what did not change stays waived").isGreaterThan(400);
    }

    /** Values a waiver is held against: further from the limit is worse, whatever the colour. */
    private static final Map<Input, GateCode> VALUES = Map.of(
            Input.INR, GateCode.INR,
            Input.PLATELETS, GateCode.PLATELETS,
            Input.PAIN, GateCode.PAIN_RECHECK,
            Input.RED_FLAGS, GateCode.RED_FLAGS,
            Input.HOURS_SINCE_FOOD, GateCode.FASTING,
            Input.HOURS_SINCE_FLUID, GateCode.FASTING);

    private static Map<GateCode, GateStatus> statuses(Readiness readiness) {
        Map<GateCode, GateStatus> found = new EnumMap<>(GateCode.class);
        readiness.gates().forEach(gate -> found.put(gate.code(), gate.status()));
        return found;
    }

    @Test
    void a_further_planned_level_is_never_greener() {
        Random chance = new Random(SEED + 1);
        for (int i = 0; i < 300; i++) {
            Patient patient = drawn(chance);
            TreeSet<VertebralLevel> more = new TreeSet<>(patient.planned());
            more.add(VertebralLevel.values()[chance.nextInt(VertebralLevel.values().length)]);
            Patient after = new Patient(patient.rungs(), more, patient.sedated());
            assertNotGreener(patient.assessed(), after.assessed(), patient + ", planned " + more);
        }
    }

    private static Patient drawn(Random chance) {
        Map<Input, Integer> rungs = new EnumMap<>(Input.class);
        for (Input input : Input.values()) {
            // Most things are in order for most patients; otherwise one red gate would hide all others.
            if (chance.nextInt(3) == 0) {
                rungs.put(input, chance.nextInt(input.rungs.size()));
            }
        }
        List<VertebralLevel> plans = new ArrayList<>(List.of(VertebralLevel.L1));
        if (chance.nextBoolean()) {
            plans.add(VertebralLevel.L3);
        }
        return new Patient(rungs, new TreeSet<>(plans), chance.nextInt(4) != 0);
    }

    private static void assertNotGreener(Readiness before, Readiness after, String what) {
        Map<GateCode, GateStatus> earlier = new EnumMap<>(GateCode.class);
        before.gates().forEach(gate -> earlier.put(gate.code(), gate.status()));
        for (GateState gate : after.gates()) {
            assertThat(STATUS.indexOf(gate.status()))
                    .as("%s: %s was %s, is %s", what, gate.code(), earlier.get(gate.code()), gate.status())
                    .isLessThanOrEqualTo(STATUS.indexOf(earlier.get(gate.code())));
        }
        assertThat(after.gates()).as(what).hasSameSizeAs(before.gates());
        assertThat(LEVELS.indexOf(after.overall())).as(what).isLessThanOrEqualTo(LEVELS.indexOf(before.overall()));
        assertThat(after.score()).as(what).isLessThanOrEqualTo(before.score());
        assertThat(after.nextAction() == null).as(what).isEqualTo(after.score() == 100);
    }
}
