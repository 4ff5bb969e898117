package org.spineline.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.spineline.kernel.database.Trips.Answers;
import org.spineline.kernel.database.Trips.Question;
import org.spineline.support.TestDatabase;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("database")
class LateRowsTest {
    private static final String INTO = "insert into thing (id, word)";

    private SingleConnectionDataSource kept;
    private JdbcTemplate jdbc;
    private TransactionTemplate transaction;
    private Trips trips;
    private LateRows late;

    @BeforeEach
    void aTable() {
        Map<String, Object> fresh = TestDatabase.fresh();
        String url = (String) fresh.get("spring.datasource.url");
        String user = (String) fresh.get("spring.datasource.username");
        String password = (String) fresh.get("spring.datasource.password");
        // H2 closes a file that nobody has open.
        kept = new SingleConnectionDataSource(url, user, password, true);
        new JdbcTemplate(kept).execute("create table thing (id integer primary key, word varchar(20))");
        DriverManagerDataSource database = new DriverManagerDataSource(url, user, password);
        jdbc = new JdbcTemplate(database);
        trips = new Trips(jdbc);
        late = new LateRows(jdbc, trips);
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(database);
        transactions.setTransactionExecutionListeners(List.of(late));
        transaction = new TransactionTemplate(transactions);
    }

    @AfterEach
    void closed() {
        kept.destroy();
    }

    @Test
    void rows_of_several_kinds_are_written_when_the_transaction_commits_and_not_before() {
        transaction.executeWithoutResult(status -> {
            late.insert(INTO, rows(row(1, "one"), row(2, null)));
            late.run("insert into thing (id) values (?)", 3);
            late.insert(INTO, List.of());
            assertThat(count()).isZero();
        });

        assertThat(words()).containsExactly("1=one", "2=null", "3=null");
    }

    @Test
    void many_rows_are_written_beside_few() {
        transaction.executeWithoutResult(status -> {
            late.insert(INTO, IntStream.range(0, 30).mapToObj(i -> row(i, "w")).toList());
            late.insert(INTO, rows(row(30, "w")));
        });

        assertThat(count()).isEqualTo(31);
    }

    @Test
    void who_wants_to_read_them_has_them_written_once() {
        transaction.executeWithoutResult(status -> {
            late.insert(INTO, rows(row(1, "one")));
            late.write();
            assertThat(count()).isEqualTo(1);
            late.write();
        });

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void a_transaction_that_is_rolled_back_writes_nothing_and_leaves_nothing_to_the_next_one() {
        transaction.executeWithoutResult(status -> {
            late.insert(INTO, rows(row(1, "one")));
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> late.insert(INTO, rows(row(2, "two"))));

        assertThat(words()).containsExactly("2=two");
    }

    @Test
    void rows_that_the_database_refuses_take_the_whole_transaction_with_them() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    jdbc.update("insert into thing (id) values (1)");
                    late.insert(INTO, rows(row(2, "two")));
                    late.insert(INTO, rows(row(1, "again")));
                }));

        assertThat(count()).isZero();
    }

    @Test
    void without_a_transaction_they_are_written_at_once() {
        late.insert(INTO, rows(row(1, "one")));

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void whoever_comes_after_the_commit_is_not_kept_waiting_for_another_one() {
        transaction.executeWithoutResult(
                status -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        late.insert(INTO, rows(row(1, "one")));
                        assertThat(count()).isEqualTo(1);
                    }
                }));

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void a_transaction_within_another_one_writes_its_own_rows_only() {
        TransactionTemplate own = new TransactionTemplate(transaction.getTransactionManager());
        own.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);

        transaction.executeWithoutResult(status -> {
            late.insert(INTO, rows(row(1, "outer")));
            own.executeWithoutResult(inner -> late.insert(INTO, rows(row(2, "inner"))));
            assertThat(words()).containsExactly("2=inner");
            status.setRollbackOnly();
        });

        assertThat(words()).containsExactly("2=inner");
    }

    @Test
    void the_second_question_sees_what_the_first_one_waited_for() throws Exception {
        jdbc.update("insert into thing (id, word) values (1, 'lock'), (2, 'before')");
        CountDownLatch changed = new CountDownLatch(1);
        CountDownLatch waited = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> other = threads.submit(() -> transaction.executeWithoutResult(status -> {
                jdbc.queryForList("select id from thing where id = 1 for update");
                jdbc.update("update thing set word = 'after' where id = 2");
                changed.countDown();
                ended(waited);
            }));
            ended(changed);
            Future<Answers<Integer, String>> asked = threads.submit(() -> transaction.execute(status -> trips.ask(
                    new Question<>("select id from thing where id = :lock for update", (row, n) -> row.getInt("id")),
                    new Question<>("select word from thing where id = :read", (row, n) -> row.getString("word")),
                    Map.of("lock", 1, "read", 2))));
            JdbcClient watch = JdbcClient.create(kept);
            await().atMost(Duration.ofSeconds(30)).until(() -> TestDatabase.isSomebodyWaiting(watch));
            waited.countDown();
            other.get(30, TimeUnit.SECONDS);

            assertThat(asked.get(30, TimeUnit.SECONDS)).isEqualTo(new Answers<>(List.of(1), List.of("after")));
        } finally {
            waited.countDown();
            threads.shutdownNow();
        }
    }

    private static void ended(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    private static @Nullable Object[] row(int id, @Nullable String word) {
        return new @Nullable Object[] {id, word};
    }

    private static List<@Nullable Object[]> rows(@Nullable Object[]... rows) {
        return List.of(rows);
    }

    private long count() {
        return words().size();
    }

    private List<String> words() {
        return jdbc.query("select id, word from thing order by id", (row, n) -> row.getInt(1) + "=" + row.getString(2));
    }
}
