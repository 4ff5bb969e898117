package org.spineline.coverage.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.coverage.CodeProposal;
import org.spineline.coverage.CodeProposal.CodeLine;
import org.spineline.coverage.CodeProposal.CodeWarning;
import org.spineline.episode.Indication;
import org.spineline.episode.Technique;
import org.spineline.support.SiteRules;

class CodeAdviceTest {
    private static final CoverageRules RULES = SiteRules.of(CoverageRules.class, "payer-criteria");

    @Test
    void one_lumbar_vertebroplasty_has_one_number() {
        CodeProposal proposal = of(Indication.OSTEOPOROTIC, Technique.VERTEBROPLASTY, levels("L1"));

        assertThat(proposal.procedures()).extracting(CodeLine::code).containsExactly("22511");
        assertThat(proposal.diagnoses()).extracting(CodeLine::code).containsExactly("M80.08XA", "M80.88XA");
        assertThat(proposal.warnings()).isEmpty();
    }

    @Test
    void further_levels_are_additional_and_two_regions_have_one_first_number() {
        CodeProposal proposal = of(Indication.OSTEOPOROTIC, Technique.BALLOON_KYPHOPLASTY, levels("T12", "L1", "L2"));

        assertThat(proposal.procedures())
                .extracting(CodeLine::code, CodeLine::units)
                .containsExactly(tuple("22513", 1), tuple("22515", 2));
        assertThat(rules(proposal)).containsExactly("procedure-two-regions");
    }

    @Test
    void a_technique_without_a_number_at_a_level_says_so() {
        CodeProposal proposal = of(Indication.OSTEOPOROTIC, Technique.BALLOON_KYPHOPLASTY, levels("C5"));
        assertThat(proposal.procedures()).isEmpty();
        assertThat(rules(proposal)).containsExactly("procedure-unknown");
        assertThat(of(Indication.OSTEOPOROTIC, null, levels("L1")).procedures()).isEmpty();
    }

    @Test
    void a_tumour_needs_two_diagnoses_and_an_injury_is_not_listed() {
        assertThat(rules(of(Indication.NEOPLASTIC, Technique.VERTEBROPLASTY, levels("L1"))))
                .containsExactly("diagnosis-needs-pair");
        CodeProposal injury = of(Indication.TRAUMATIC, Technique.VERTEBROPLASTY, levels("T11", "L2"));
        assertThat(injury.diagnoses()).extracting(CodeLine::code).containsExactly("S22.080A", "S32.020A");
        assertThat(rules(injury)).contains("diagnosis-not-covered");
        assertThat(rules(of(Indication.OTHER, Technique.VERTEBROPLASTY, levels("L1"))))
                .containsExactly("diagnosis-unknown");
    }

    @Test
    void a_request_is_held_against_the_plan() {
        assertThat(rules(of(Indication.OSTEOPOROTIC, Technique.VERTEBROPLASTY, levels("L1", "L2"), "22511", "22512")))
                .isEmpty();
        assertThat(rules(of(Indication.OSTEOPOROTIC, Technique.VERTEBROPLASTY, levels("L1", "L2"), "22511")))
                .containsExactly("authorization-lacks-code");
        assertThat(rules(of(Indication.OSTEOPOROTIC, Technique.VERTEBROPLASTY, levels("L1"), "22511", "22515")))
                .containsExactly("additional-without-first");
        assertThat(rules(of(Indication.OSTEOPOROTIC, Technique.VERTEBROPLASTY, levels("L1"), "22511", "M80.08XS")))
                .containsExactly("late-effect");
        assertThat(rules(of(Indication.OSTEOPOROTIC, Technique.VERTEBROPLASTY, levels("L1"), "22511", "M84.58XA")))
                .containsExactly("pair-missing");
        assertThat(rules(of(
                        Indication.OSTEOPOROTIC,
                        Technique.VERTEBROPLASTY,
                        levels("L1"),
                        "22511",
                        "M84.58XA",
                        "C79.51")))
                .isEmpty();
    }

    private static CodeProposal of(
            Indication indication, @Nullable Technique technique, List<VertebralLevel> levels, String... requested) {
        return CodeAdvice.of(RULES.codes(), indication, technique, levels, List.of(requested));
    }

    private static List<VertebralLevel> levels(String... names) {
        return Arrays.stream(names).map(VertebralLevel::valueOf).toList();
    }

    private static List<String> rules(CodeProposal proposal) {
        return proposal.warnings().stream().map(CodeWarning::rule).toList();
    }
}
