package org.spineline.outcome.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spineline.episode.Technique;
import org.spineline.outcome.application.OutcomeRequests.CostView;
import org.spineline.outcome.application.SeriesQuery.Minutes;
import org.spineline.outcome.domain.CostRules;
import org.spineline.outcome.domain.OutcomeRules;
import org.spineline.support.SiteRules;

class CostReckoningTest {
    private static final OutcomeRules RULES = new OutcomeRules(
            "Test",
            "1",
            LocalDate.EPOCH,
            LocalDate.EPOCH,
            5,
            2,
            5,
            30,
            15,
            BigDecimal.ONE,
            BigDecimal.ONE,
            BigDecimal.ONE,
            Map.of(),
            List.of(),
            List.of());

    /** Thirteen for each minute: the room and three people. */
    private static final CostRules PRICES = new CostRules(
            "Finance, 2026",
            "EUR",
            Map.of(
                    Technique.VERTEBROPLASTY, new BigDecimal("1000"),
                    Technique.BALLOON_KYPHOPLASTY, new BigDecimal("3000.50")),
            new BigDecimal("10"),
            new BigDecimal("1"),
            3);

    private final CostReckoning cost = new CostReckoning(PRICES, RULES);

    @Test
    void a_case_costs_its_kit_and_its_minutes() {
        CostView view = cost.of(List.of(new Minutes("VERTEBROPLASTY", 60, true, 10)));

        assertThat(cost.isOn()).isTrue();
        assertThat(view.perCase()).isEqualByComparingTo("1780");
        assertThat(view.currency()).isEqualTo("EUR");
        assertThat(view.source()).isEqualTo("Finance, 2026");
        assertThat(view.cases()).isEqualTo(10);
    }

    @Test
    void a_responder_costs_what_was_spent_on_everybody_who_answered() {
        CostView view = cost.of(List.of(
                new Minutes("VERTEBROPLASTY", 60, true, 6),
                new Minutes("VERTEBROPLASTY", 60, false, 2),
                new Minutes("VERTEBROPLASTY", 60, null, 4)));

        // 8 × 1780 / 6; the four who never answered are no evidence of anything.
        assertThat(view.perResponder()).isEqualByComparingTo("2373.33");
        assertThat(view.responders()).isEqualTo(6);
        assertThat(view.cases()).isEqualTo(12);
    }

    @Test
    void techniques_are_weighed_by_their_cases() {
        CostView view = cost.of(
                List.of(new Minutes("VERTEBROPLASTY", 60, true, 5), new Minutes("BALLOON_KYPHOPLASTY", 60, true, 5)));

        assertThat(view.perCase()).isEqualByComparingTo("2780.25");
        assertThat(view.perResponder()).isEqualByComparingTo("2780.25");
    }

    @Test
    void a_case_of_which_anything_is_unknown_has_no_cost_and_is_said_to_be_missing() {
        CostView view = cost.of(List.of(
                new Minutes("VERTEBROPLASTY", 60, true, 5),
                new Minutes("VERTEBROPLASTY", null, true, 3),
                new Minutes("SACROPLASTY", 60, true, 2),
                new Minutes("", 60, true, 1)));

        assertThat(view.cases()).isEqualTo(5);
        assertThat(view.missing()).isEqualTo(6);
        assertThat(view.perCase()).isEqualByComparingTo("1780");
        assertThat(view.responders()).isEqualTo(5);
    }

    @Test
    void without_a_responder_there_is_no_cost_of_one() {
        CostView view = cost.of(List.of(new Minutes("VERTEBROPLASTY", 60, false, 10)));

        assertThat(view.perCase()).isNotNull();
        assertThat(view.perResponder()).isNull();
    }

    @Test
    void four_cases_are_too_few_and_five_are_shown() {
        assertThat(cost.of(List.of(new Minutes("VERTEBROPLASTY", 60, true, 4))).hidden())
                .isTrue();
        assertThat(cost.of(List.of(new Minutes("VERTEBROPLASTY", 60, true, 4))).perCase())
                .isNull();
        assertThat(cost.of(List.of(new Minutes("VERTEBROPLASTY", 60, true, 5))).hidden())
                .isFalse();
    }

    @Test
    void the_shipped_file_holds_no_prices_and_one_missing_figure_turns_all_of_it_off() {
        assertThat(SiteRules.at(CostRules.class, "config/outcomes-cost.yml").isComplete())
                .isFalse();
        assertThat(new CostRules("Finance", "EUR", PRICES.kits(), PRICES.roomMinute(), PRICES.staffMinute(), null)
                        .isComplete())
                .isFalse();
        assertThat(new CostRules("", "EUR", PRICES.kits(), PRICES.roomMinute(), PRICES.staffMinute(), 3).isComplete())
                .isFalse();
    }
}
