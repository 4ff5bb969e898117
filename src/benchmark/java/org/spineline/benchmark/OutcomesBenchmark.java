package org.spineline.benchmark;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import org.spineline.SpinelineApplication;
import org.spineline.access.Role;
import org.spineline.access.SignedInUser;
import org.spineline.outcome.Dashboard;
import org.spineline.outcome.Grouping;
import org.spineline.outcome.application.OutcomeRequests.OutcomeFilter;
import org.spineline.outcome.application.OutcomeService;
import org.spineline.support.Api;
import org.spineline.support.GeneratedYear;
import org.spineline.support.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * How long each dashboard takes among many episodes spread over five years: of the last year, and of all of it. Beside them
 * a plain count of the scores, as a measure of the machine.
 *
 * <p>Arguments: episodes (50000), repetitions (7).
 */
public final class OutcomesBenchmark {
    private static final LocalDate FIRST = LocalDate.parse("2020-01-02");
    private static final LocalDate LAST = FIRST.plusYears(5);

    private OutcomesBenchmark() {}

    public static void main(String[] arguments) {
        int episodes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        for (String engine : List.of("h2", "postgresql")) {
            System.setProperty("spineline.test.database", engine);
            Map<String, Object> settings = new LinkedHashMap<>(TestDatabase.fresh());
            settings.put("server.port", "0");
            settings.put("spineline.access.second-factor", "optional");
            try (ConfigurableApplicationContext application = new SpringApplicationBuilder(SpinelineApplication.class)
                    .run(settings.entrySet().stream()
                            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                            .toArray(String[]::new))) {
                run(engine, application, episodes, repetitions);
            }
        }
        System.exit(0);
    }

    private static void run(String engine, ConfigurableApplicationContext application, int episodes, int repetitions) {
        JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
        OffsetDateTime first = FIRST.atTime(15, 0).atOffset(ZoneOffset.UTC);
        GeneratedYear years = new GeneratedYear(jdbc, "B", 11, first, first.plusYears(6));
        years.write(episodes, 5 * 365);
        SignedInUser lead = Api.userOf(Role.LEAD);
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(lead, null, lead.getAuthorities()));
        OutcomeService outcomes = application.getBean(OutcomeService.class);
        System.out.printf(Locale.ROOT, "%n%s, %d episodes in %d rows%n", engine, episodes, years.written());
        long begun = System.nanoTime();
        outcomes.dashboard(Dashboard.DOSE, Grouping.NONE, new OutcomeFilter(FIRST, FIRST, null, null, null));
        System.out.printf(
                Locale.ROOT,
                "%-45s %.1f s%n",
                "rows of everything, reckoned at once",
                (System.nanoTime() - begun) / 1e9);
        jdbc.execute(TestDatabase.isPostgres() ? "analyze" : "analyze sample_size 0");
        measure(
                "baseline: count of the scores",
                repetitions,
                day -> jdbc.queryForObject(
                        "select count(score) from questionnaire_response where score >= ?", Long.class, -1 - day));
        for (Dashboard dashboard : Dashboard.values()) {
            for (Grouping grouping : List.of(Grouping.MONTH, Grouping.OPERATOR)) {
                measure(
                        dashboard + " by " + grouping + ", last year",
                        repetitions,
                        day -> outcomes.dashboard(
                                dashboard,
                                grouping,
                                new OutcomeFilter(LAST.minusDays(365 + day), LAST.minusDays(day), null, null, null)));
                measure(
                        dashboard + " by " + grouping + ", five years",
                        repetitions,
                        day -> outcomes.dashboard(
                                dashboard, grouping, new OutcomeFilter(FIRST, LAST.minusDays(day), null, null, null)));
            }
        }
    }

    /** @param work gets another day each time: H2 answers the same question from memory */
    private static void measure(String what, int repetitions, IntConsumer work) {
        work.accept(repetitions);
        long[] took = new long[repetitions];
        for (int i = 0; i < repetitions; i++) {
            long begun = System.nanoTime();
            work.accept(i);
            took[i] = System.nanoTime() - begun;
        }
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT,
                "%-45s median %6.0f ms, slowest %6.0f ms%n",
                what,
                took[repetitions / 2] / 1e6,
                took[repetitions - 1] / 1e6);
    }
}
