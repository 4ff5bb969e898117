package org.spineline.kernel.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final int MANY = 20_000;

    @Test
    void an_id_is_greater_than_the_one_before_as_databases_compare_them() {
        assertThat(Stream.generate(Ids::next).limit(MANY).map(UUID::toString).toList())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void an_id_says_that_it_grows_with_time() {
        UUID id = Ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void threads_that_ask_together_never_get_the_same() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<List<UUID>> asking =
                    () -> Stream.generate(Ids::next).limit(MANY).toList();
            List<UUID> all = new ArrayList<>();
            for (Future<List<UUID>> asked : threads.invokeAll(Collections.nCopies(8, asking))) {
                all.addAll(asked.get());
            }
            assertThat(all).hasSize(8 * MANY).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }
}
