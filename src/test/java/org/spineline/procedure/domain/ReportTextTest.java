package org.spineline.procedure.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTextTest {
    @Test
    void a_sentence_remembers_which_words_came_from_which_field() {
        String marked = Prose.sentence(
                Prose.value("/levels/0/side", "left-sided") + " access, " + Prose.value("/levels/0/leak", "no leak"));

        assertThat(Prose.parts(marked))
                .containsExactly(
                        new ReportText.Part("Left-sided", "/levels/0/side"),
                        new ReportText.Part(" access, ", null),
                        new ReportText.Part("no leak", "/levels/0/leak"),
                        new ReportText.Part(".", null));
    }

    @Test
    void a_full_stop_that_was_typed_is_not_doubled() {
        assertThat(Prose.parts(Prose.sentence(Prose.value("/plan", "up after two hours."))))
                .containsExactly(new ReportText.Part("Up after two hours.", "/plan"));
    }

    @Test
    void what_somebody_typed_never_passes_for_a_mark() {
        List<ReportText.Part> parts = Prose.parts(Prose.value("/plan", "a\uE000/x\uE001b\uE002c"));

        assertThat(parts).containsExactly(new ReportText.Part("a /x b c", "/plan"));
    }
}
