package org.spineline.booking.domain.slots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.spineline.booking.domain.slots.SlotQuery.Operator;
import org.spineline.kernel.time.TimeRange;

class SlotIndexConcurrencyTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 8);
    private static final UUID ROOM = new UUID('a', 1);
    private static final UUID HADDAD = new UUID('b', 1);

    private final SlotWorld world = new SlotWorld(ZoneId.of("America/New_York"), DAY, 30);
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /**
     * Either the room is booked or the operator is, in turns. Whoever reads one of them before a change and the other
     * after it finds both free, which they never are.
     */
    @Test
    void a_search_never_sees_half_of_a_change() throws Exception {
        world.resource(HADDAD);
        TimeRange month = new TimeRange(world.start(DAY), world.start(DAY.plusDays(30)));
        world.resource(ROOM).booked.add(month);
        SlotIndex index = world.index();
        SlotQuery query = SlotQuery.of(
                Duration.ofMinutes(30),
                List.of(ROOM),
                List.of(new Operator(HADDAD, null, null)),
                DAY,
                DAY.plusDays(29),
                world.start(DAY));
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch searching = new CountDownLatch(3);
        List<Future<Integer>> searches = new ArrayList<>();
        for (int thread = 0; thread < 3; thread++) {
            searches.add(threads.submit(() -> {
                int found = index.find(query).slots().size();
                searching.countDown();
                while (!done.get()) {
                    found += index.find(query).slots().size();
                }
                return found;
            }));
        }
        assertThat(searching.await(30, TimeUnit.SECONDS)).isTrue();
        for (int round = 0; round < 5000; round++) {
            index.change(change -> change.release(ROOM, month).take(HADDAD, month));
            index.change(change -> change.take(ROOM, month).release(HADDAD, month));
        }
        done.set(true);

        for (Future<Integer> search : searches) {
            assertThat(search.get(30, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void no_change_is_lost_when_many_are_made_at_once() throws Exception {
        world.resource(ROOM);
        world.resource(HADDAD);
        SlotIndex index = world.index();
        CountDownLatch ready = new CountDownLatch(4);
        List<Future<?>> bookers = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            int mine = thread;
            bookers.add(threads.submit(() -> {
                ready.countDown();
                assertThat(ready.await(30, TimeUnit.SECONDS)).isTrue();
                for (int cell = mine; cell < 288; cell += 4) {
                    TimeRange range = TimeRange.of(world.start(DAY).plusSeconds(cell * 300L), Duration.ofMinutes(5));
                    index.change(change -> change.take(ROOM, range));
                }
                return null;
            }));
        }
        for (Future<?> booker : bookers) {
            booker.get(30, TimeUnit.SECONDS);
        }
        SlotQuery query = SlotQuery.of(
                Duration.ofMinutes(5),
                List.of(ROOM),
                List.of(new Operator(HADDAD, null, null)),
                DAY,
                DAY,
                world.start(DAY));

        assertThat(index.find(query).slots()).isEmpty();
    }
}
