package org.spineline.episode.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SpinelineTest
class QuestionnaireApiTest {
    @Autowired
    private Api api;

    @Autowired
    private JdbcClient client;

    private BookingDesk desk;

    @BeforeEach
    void openTheDesk() {
        desk = new BookingDesk(api);
    }

    @Test
    void the_statements_come_numbered_in_their_order_with_their_authors() {
        JsonNode form = api.as(Role.SCHEDULER).get("/api/questionnaires/rmdq").body();

        assertThat(form.path("statements").valueStream())
                .extracting(statement -> statement.path("number").intValue())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 24).boxed().toList());
        assertThat(form.at("/statements/23/text").asString())
                .isEqualTo("I stay in bed most of the time because of my back.");
        assertThat(form.path("attribution").asString()).contains("Roland").contains("Morris");
    }

    @Test
    void ticked_statements_are_kept_and_counted() {
        Answer referred = desk.refer(desk.patient(), Map.of("rmdqStatements", List.of(24, 2, 11)));

        assertThat(referred.body().path("rmdq").intValue()).isEqualTo(3);
        JsonNode read = api.as(Role.NURSE)
                .get("/api/episodes/{id}", BookingDesk.id(referred))
                .body();
        assertThat(read.path("rmdqStatements").valueStream())
                .extracting(JsonNode::intValue)
                .containsExactly(2, 11, 24);
    }

    @Test
    void nothing_ticked_is_a_score_of_zero_and_not_asked_is_no_score() {
        JsonNode none =
                desk.refer(desk.patient(), Map.of("rmdqStatements", List.of())).body();
        JsonNode notAsked = desk.refer(desk.patient(), Map.of()).body();
        JsonNode paper = desk.refer(desk.patient(), Map.of("rmdq", 0)).body();

        assertThat(none.path("rmdq").intValue(-1)).isZero();
        assertThat(none.path("rmdqStatements").isArray()).isTrue();
        assertThat(notAsked.has("rmdq")).isFalse();
        assertThat(notAsked.has("rmdqStatements")).isFalse();
        assertThat(paper.path("rmdq").intValue(-1)).isZero();
        assertThat(paper.has("rmdqStatements")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0", "25", "-1", "2147483647"})
    void statements_that_do_not_exist_are_refused_at_their_place(int number) {
        Answer refused = desk.refer(desk.patient(), Map.of("rmdqStatements", List.of(4, number)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.pointers()).containsExactly("/rmdqStatements/1");
    }

    @Test
    void a_statement_ticked_twice_and_a_total_that_differs_are_refused() {
        UUID patient = desk.patient();

        Answer twice = desk.refer(patient, Map.of("rmdqStatements", List.of(4, 5, 4)));
        Answer differs = desk.refer(patient, Map.of("rmdqStatements", List.of(4, 5), "rmdq", 3));

        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.pointers()).containsExactly("/rmdqStatements/2");
        assertThat(differs.status()).isEqualTo(422);
        assertThat(differs.pointers()).containsExactly("/rmdq");
        assertThat(api.as(Role.SCHEDULER)
                        .get("/api/patients/{id}/episodes", patient)
                        .body()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void the_database_keeps_no_score_that_differs_from_the_ticks() {
        UUID episode = BookingDesk.id(desk.refer(desk.patient(), Map.of("rmdqStatements", List.of(1, 2))));

        assertThatThrownBy(() -> client.sql("update episode set rmdq = 3 where id = ?")
                        .param(episode)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> client.sql("update episode set rmdq_ticked = ? where id = ?")
                        .param("11" + "x".repeat(22))
                        .param(episode)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> client.sql("update episode set rmdq_ticked = '11' where id = ?")
                        .param(episode)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
