package org.spineline.kernel.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Two questions in one trip to the database, the second asked when the first is answered: it sees what had happened when
 * the locks of the first were had. A trip costs both sides more than most questions. H2, which is no trip away, answers
 * only the first of several and is asked twice.
 */
@Component
public class Trips {
    private final NamedParameterJdbcTemplate jdbc;
    private final boolean shared;

    Trips(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.shared = Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>)
                connection -> "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName())));
    }

    /** One question. @param sql one statement with named parameters */
    public record Question<T>(String sql, RowMapper<T> row) {}

    /** What both found. */
    public record Answers<A, B>(List<A> first, List<B> second) {}

    /** Whether several statements can go to the database together. */
    boolean areShared() {
        return shared;
    }

    /** @param parameters of both, by name */
    public <A, B> Answers<A, B> ask(Question<A> first, Question<B> second, Map<String, ?> parameters) {
        if (!shared) {
            return new Answers<>(
                    jdbc.query(first.sql(), parameters, first.row()),
                    jdbc.query(second.sql(), parameters, second.row()));
        }
        Answers<A, B> answers = jdbc.execute(first.sql() + ";\n" + second.sql(), parameters, asked -> {
            asked.execute();
            List<A> answer = read(asked, first.row());
            if (!asked.getMoreResults()) {
                throw new SQLException("The second question was not answered");
            }
            return new Answers<>(answer, read(asked, second.row()));
        });
        return Objects.requireNonNull(answers);
    }

    private static <T> List<T> read(PreparedStatement asked, RowMapper<T> mapper) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = asked.getResultSet()) {
            for (int number = 0; rows.next(); number++) {
                found.add(mapper.mapRow(rows, number));
            }
        }
        return found;
    }
}
