package org.spineline.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineline.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@Tag("database")
class RowsTest {
    private SingleConnectionDataSource database;
    private JdbcTemplate jdbc;

    @BeforeEach
    void aTable() {
        Map<String, Object> fresh = TestDatabase.fresh();
        database = new SingleConnectionDataSource(
                (String) fresh.get("spring.datasource.url"),
                (String) fresh.get("spring.datasource.username"),
                (String) fresh.get("spring.datasource.password"),
                true);
        jdbc = new JdbcTemplate(database);
        jdbc.execute("create table thing (id uuid primary key, number integer not null, word varchar(20))");
    }

    @AfterEach
    void closed() {
        database.destroy();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 9, 30})
    void a_few_rows_and_many_are_kept_alike_with_what_is_not_known_in_each_of_them(int count) {
        List<@Nullable Object[]> rows = IntStream.range(0, count)
                .mapToObj(i -> new @Nullable Object[] {UUID.randomUUID(), i, i % 2 == 0 ? null : "w" + i})
                .toList();

        Rows.insert(jdbc, "insert into thing (id, number, word)", rows);

        assertThat(jdbc.query(
                        "select number, word from thing order by number",
                        (row, n) -> row.getInt("number") + "=" + row.getString("word")))
                .containsExactlyElementsOf(IntStream.range(0, count)
                        .mapToObj(i -> i + "=" + (i % 2 == 0 ? null : "w" + i))
                        .toList());
    }

    @Test
    void no_rows_ask_nothing() {
        Rows.insert(jdbc, "this is no statement", List.of());

        assertThat(jdbc.queryForObject("select count(*) from thing", Long.class))
                .isZero();
    }
}
