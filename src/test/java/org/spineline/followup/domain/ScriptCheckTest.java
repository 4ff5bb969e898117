package org.spineline.followup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spineline.followup.domain.FollowUpRules.Question;
import org.spineline.followup.domain.ScriptCheck.Told;
import org.spineline.kernel.problem.FieldError;
import org.spineline.support.SiteRules;

class ScriptCheckTest {
    private static final FollowUpRules RULES = SiteRules.of(FollowUpRules.class, "follow-up");

    @Test
    void red_flags_are_asked_first_and_every_shipped_question_can_be_answered() {
        List<Boolean> flags =
                RULES.scriptOf("H24").stream().map(Question::redFlag).toList();

        assertThat(flags.lastIndexOf(true)).isLessThan(flags.indexOf(false));
        assertThat(RULES.script()).allMatch(Question::isAnswerable);
        assertThat(RULES.isCoherent()).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> a_number_lies_within_its_bounds() {
        return Stream.of("0:no", "1:yes", "50:yes", "51:no", "-1:no", "1.5:no", "many:no", "99999999999:no")
                .map(row -> row.split(":"))
                .map(row -> DynamicTest.dynamicTest(
                        row[0], () -> assertThat(pointers(new Told("FALLS", "YES"), new Told("FALLS_COUNT", row[0])))
                                .isEqualTo(row[1].equals("yes") ? List.of() : List.of("/answers/1/value"))));
    }

    @Test
    void a_choice_is_one_of_its_options() {
        assertThat(pointers(new Told("MOBILITY", "Without help"))).isEmpty();
        assertThat(pointers(new Told("MOBILITY", "Flies"))).containsExactly("/answers/0/value");
    }

    @Test
    void a_question_is_answered_only_after_the_answer_that_leads_to_it() {
        assertThat(pointers(new Told("FALLS", "NO"), new Told("FALLS_COUNT", "2")))
                .containsExactly("/answers/1/question");
        assertThat(pointers(new Told("FALLS_COUNT", "2")))
                .as("unanswered leads nowhere")
                .containsExactly("/answers/0/question");
        assertThat(pointers(new Told("FALLS_COUNT", "2"), new Told("FALLS", "YES")))
                .as("the order of the answers does not matter")
                .isEmpty();
    }

    @Test
    void a_question_of_another_contact_is_not_in_this_script() {
        assertThat(pointers(new Told("BONE_TREATMENT", "Takes it"))).containsExactly("/answers/0/question");
        assertThat(ScriptCheck.complaints(RULES.scriptOf("M3"), List.of(new Told("BONE_TREATMENT", "Takes it"))))
                .isEmpty();
    }

    private static List<String> pointers(Told... told) {
        return ScriptCheck.complaints(RULES.scriptOf("H24"), Arrays.asList(told)).stream()
                .map(FieldError::pointer)
                .toList();
    }
}
