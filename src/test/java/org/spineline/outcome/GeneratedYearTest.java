package org.spineline.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.GeneratedYear;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A year of 5,000 episodes, long before every other test, and what the dashboards say of it. */
@SpinelineTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedYearTest {
    private static final int EPISODES = 5000;
    private static final OffsetDateTime FIRST = OffsetDateTime.parse("2019-01-10T15:00:00Z");
    private static final String PERIOD = "from=2019-01-01&until=2020-01-31";

    private final Api api;
    private final JdbcTemplate jdbc;
    private GeneratedYear.Truth truth = new GeneratedYear.Truth();
    private GeneratedYear year;

    @Autowired
    GeneratedYearTest(Api api, JdbcTemplate jdbc, TestClock clock) {
        this.api = api;
        this.jdbc = jdbc;
        this.year = new GeneratedYear(jdbc, "GY", 2019, FIRST, clock.instant().atOffset(ZoneOffset.UTC));
    }

    @BeforeEach
    void write_it_once() {
        if (truth.treated == 0) {
            truth = year.write(EPISODES, 365);
        }
    }

    private JsonNode dashboard(Dashboard dashboard, Grouping grouping) {
        return dashboard(Role.LEAD, dashboard, grouping, "");
    }

    private JsonNode dashboard(Role role, Dashboard dashboard, Grouping grouping, String more) {
        Answer answer = api.as(role)
                .get("/api/outcomes/dashboard?dashboard=" + dashboard + "&grouping=" + grouping + "&" + PERIOD + more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode measure(JsonNode dashboard, Measure measure, String point) {
        return dashboard
                .path("measures")
                .valueStream()
                .filter(each -> each.path("measure").asString().equals(measure.name())
                        && each.path("point").asString().equals(point))
                .findFirst()
                .orElseThrow();
    }

    private static long n(JsonNode measure) {
        return measure.path("overall").path("n").asLong();
    }

    private static long hits(JsonNode measure) {
        return measure.path("overall").path("hits").asLong();
    }

    @Test
    void leaks_and_events_are_those_that_were_written() {
        JsonNode safety = dashboard(Dashboard.SAFETY, Grouping.NONE);
        JsonNode any = measure(safety, Measure.LEAK_ANY, "");
        assertThat(n(any)).isEqualTo(truth.treated - truth.leaksUnknown);
        assertThat(any.path("overall").path("missing").asLong()).isEqualTo(truth.leaksUnknown);
        assertThat(hits(any)).isEqualTo(truth.leaks);
        assertThat(hits(measure(safety, Measure.LEAK_SYMPTOMATIC, ""))).isEqualTo(truth.symptomaticLeaks);
        JsonNode events = measure(safety, Measure.ADVERSE_ANY, "");
        assertThat(n(events)).isEqualTo(truth.treated);
        assertThat(hits(events)).isEqualTo(truth.withEvent);
        assertThat(measure(safety, Measure.NEW_FRACTURE, "")
                        .path("overall")
                        .path("n")
                        .asLong())
                .isEqualTo(truth.treated);
    }

    @Test
    void scores_and_responders_are_those_that_were_written() {
        JsonNode pain = dashboard(Dashboard.PAIN_FUNCTION, Grouping.NONE);
        JsonNode responders = measure(pain, Measure.PAIN_RESPONDERS, "M1");
        assertThat(n(responders)).isEqualTo(truth.painAtOneMonth);
        assertThat(hits(responders)).isEqualTo(truth.respondersAtOneMonth);
        assertThat(n(responders) + responders.path("overall").path("missing").asLong())
                .isEqualTo(truth.treated);
        assertThat(pain.path("measures")
                        .valueStream()
                        .filter(each -> each.path("measure").asString().equals("PAIN_CHANGE"))
                        .map(each -> each.path("point").asString()))
                .containsExactly("M1", "M3", "M6", "M12");
        JsonNode change = measure(pain, Measure.PAIN_CHANGE, "M1").path("overall");
        assertThat(change.path("low").asDouble())
                .isLessThan(change.path("value").asDouble());
        assertThat(change.path("high").asDouble())
                .isGreaterThan(change.path("value").asDouble());
    }

    @Test
    void bookings_doses_and_contacts_are_those_that_were_written() {
        JsonNode access = dashboard(Dashboard.ACCESS, Grouping.NONE);
        JsonNode cancelled = measure(access, Measure.CANCELLED, "");
        assertThat(n(cancelled)).isEqualTo(truth.bookings);
        assertThat(hits(cancelled)).isEqualTo(truth.cancelled);
        assertThat(hits(measure(access, Measure.NO_SHOW, ""))).isEqualTo(truth.noShows);
        assertThat(access.path("cancelCauses")
                        .valueStream()
                        .mapToLong(cause -> cause.path("cases").asLong())
                        .sum())
                .isEqualTo(truth.cancelled);
        assertThat(access.path("rooms")
                        .valueStream()
                        .mapToLong(room -> room.path("cases").asLong()
                                + room.path("missing").asLong())
                        .sum())
                .isEqualTo(truth.treated);
        JsonNode kerma = measure(dashboard(Dashboard.DOSE, Grouping.NONE), Measure.AIR_KERMA, "");
        assertThat(n(kerma)).isEqualTo(truth.kerma);
        JsonNode lost = measure(dashboard(Dashboard.FOLLOW_UP, Grouping.NONE), Measure.FOLLOW_UP_DONE, "M12");
        assertThat(n(lost)).isEqualTo(truth.treated);
        assertThat(lost.path("overall").path("value").asDouble()).isCloseTo(0.8, within(0.03));
    }

    @TestFactory
    Stream<DynamicTest> every_grouping_adds_up_to_the_whole() {
        write_it_once();
        return Stream.of(Dashboard.values()).flatMap(dashboard -> Stream.of(
                        Grouping.TECHNIQUE, Grouping.INDICATION, Grouping.OPERATOR, Grouping.MONTH)
                .map(grouping -> DynamicTest.dynamicTest(dashboard + " by " + grouping, () -> {
                    JsonNode whole = dashboard(dashboard, Grouping.NONE);
                    dashboard(dashboard, grouping)
                            .path("measures")
                            .valueStream()
                            .forEach(measure -> {
                                JsonNode same = measure(
                                        whole,
                                        Measure.valueOf(measure.path("measure").asString()),
                                        measure.path("point").asString());
                                assertThat(measure.path("overall")).isEqualTo(same.path("overall"));
                                boolean allShown = measure.path("groups")
                                        .valueStream()
                                        .noneMatch(group -> group.path("figure")
                                                .path("hidden")
                                                .asBoolean());
                                if (allShown) {
                                    assertThat(measure.path("groups")
                                                    .valueStream()
                                                    .mapToLong(group -> group.path("figure")
                                                            .path("n")
                                                            .asLong())
                                                    .sum())
                                            .isEqualTo(n(same));
                                }
                            });
                })));
    }

    @TestFactory
    Stream<DynamicTest> every_number_leads_to_as_many_cases() {
        write_it_once();
        return Stream.of(Measure.values())
                .map(measure -> DynamicTest.dynamicTest(measure.name(), () -> {
                    JsonNode shown = dashboard(measure.dashboard(), Grouping.TECHNIQUE)
                            .path("measures")
                            .valueStream()
                            .filter(each -> each.path("measure").asString().equals(measure.name()))
                            .findFirst()
                            .orElseThrow();
                    JsonNode group = shown.path("groups").get(0);
                    Answer answer = api.as(Role.LEAD)
                            .get("/api/outcomes/cases?measure=" + measure + "&grouping=TECHNIQUE&size=5&" + PERIOD
                                    + "&point="
                                    + shown.path("point").asString() + "&group="
                                    + group.path("key").asString()
                                    + "&onlyHits=" + (measure.kind() == FigureKind.SHARE));
                    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                    JsonNode figure = group.path("figure");
                    long expected = measure.kind() == FigureKind.SHARE
                            ? figure.path("hits").asLong()
                            : figure.path("n").asLong() + figure.path("missing").asLong();
                    assertThat(answer.body().path("total").asLong()).isEqualTo(expected);
                    assertThat(answer.body().path("items").size()).isEqualTo((int) Math.min(5, expected));
                }));
    }

    @Test
    void an_operator_sees_only_their_own() {
        JsonNode own = dashboard(
                Role.RADIOLOGIST,
                Dashboard.SAFETY,
                Grouping.OPERATOR,
                "&operatorId=" + year.operators().get(0));
        assertThat(own.path("everybody").asBoolean()).isFalse();
        assertThat(n(measure(own, Measure.ADVERSE_ANY, ""))).isZero();
        JsonNode one = dashboard(
                Role.LEAD,
                Dashboard.SAFETY,
                Grouping.NONE,
                "&operatorId=" + year.operators().get(0));
        assertThat(n(measure(one, Measure.ADVERSE_ANY, ""))).isBetween(500L, 1100L);
    }

    @Test
    void the_funnel_and_the_running_sum_are_drawn() {
        JsonNode safety = dashboard(Dashboard.SAFETY, Grouping.OPERATOR);
        JsonNode funnel = measure(safety, Measure.ADVERSE_ANY, "").path("funnel");
        assertThat(funnel.size()).isGreaterThan(5);
        funnel.valueStream().forEach(limit -> {
            assertThat(limit.path("low998").asDouble())
                    .isLessThanOrEqualTo(limit.path("low95").asDouble());
            assertThat(limit.path("high998").asDouble())
                    .isGreaterThanOrEqualTo(limit.path("high95").asDouble());
        });
        Answer sum = api.as(Role.LEAD).get("/api/outcomes/running-sum?measure=ADVERSE_ANY&" + PERIOD);
        assertThat(sum.status()).as(sum.text()).isEqualTo(200);
        assertThat(sum.body().path("cases").asLong()).isEqualTo(truth.treated);
        assertThat(sum.body().path("sums").size()).isGreaterThan(100);
    }

    @Test
    void the_list_of_patients_leaves_a_trail() {
        LocalDate day = LocalDate.parse("2019-03-01");
        Answer answer = api.as(Role.LEAD).get("/api/outcomes/cases?measure=WAIT&" + PERIOD);
        assertThat(answer.status()).isEqualTo(400);
        answer = api.as(Role.LEAD)
                .get("/api/outcomes/cases?measure=REFERRAL_TO_PROCEDURE&from=" + day + "&until=" + day + "&size=3");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        String patient = answer.body().path("items").get(0).path("patientId").asString();
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_event where action = 'READ' and patient_id = ?",
                        Long.class,
                        UUID.fromString(patient)))
                .isPositive();
    }
}
