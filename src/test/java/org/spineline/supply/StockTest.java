package org.spineline.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.supply.domain.ProductFacts;
import org.spineline.supply.domain.SupplyLot;
import org.spineline.supply.domain.SupplyLotRepository;
import org.spineline.supply.domain.SupplyMovement;
import org.spineline.supply.domain.SupplyMovementRepository;
import org.spineline.supply.domain.SupplyProduct;
import org.spineline.supply.domain.SupplyProductRepository;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpinelineTest
class StockTest {
    @Autowired
    private Supplies supplies;

    @Autowired
    private SupplyProductRepository products;

    @Autowired
    private SupplyLotRepository lots;

    @Autowired
    private SupplyMovementRepository movements;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_note_takes_what_it_used_once_however_often_it_is_told() {
        SupplyLot lot = received(10);
        UUID note = UUID.randomUUID();
        List<LotUse> uses = List.of(new LotUse(lot.getId(), 2, new BigDecimal("3.8")));

        supplies.used(note, uses);
        supplies.used(note, uses);

        assertThat(onHand(lot)).isEqualTo(8);
    }

    @Test
    void two_uses_of_one_lot_in_a_note_are_taken_together() {
        SupplyLot lot = received(10);
        UUID note = UUID.randomUUID();

        supplies.used(
                note,
                List.of(
                        new LotUse(lot.getId(), 1, new BigDecimal("2.0")),
                        new LotUse(lot.getId(), 2, new BigDecimal("1.5"))));

        assertThat(onHand(lot)).isEqualTo(7);
        assertThat(movements.findAllByNoteId(note)).singleElement().satisfies(used -> assertThat(used.getMillilitres())
                .isEqualByComparingTo("3.5"));
    }

    @Test
    void the_stock_may_fall_below_zero_because_what_is_implanted_is_implanted() {
        SupplyLot lot = received(1);
        supplies.used(UUID.randomUUID(), List.of(new LotUse(lot.getId(), 3, null)));
        assertThat(onHand(lot)).isEqualTo(-2);
    }

    @Test
    void what_a_voided_note_took_comes_back_once() {
        SupplyLot lot = received(5);
        UUID note = UUID.randomUUID();
        supplies.used(note, List.of(new LotUse(lot.getId(), 2, null)));

        supplies.givenBack(note);
        supplies.givenBack(note);

        assertThat(onHand(lot)).isEqualTo(5);
    }

    @Test
    void giving_back_what_was_never_taken_changes_nothing() {
        SupplyLot lot = received(5);
        supplies.givenBack(UUID.randomUUID());
        assertThat(onHand(lot)).isEqualTo(5);
    }

    @Test
    void one_lot_that_does_not_exist_means_that_nothing_is_taken() {
        SupplyLot lot = received(5);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> supplies.used(
                        UUID.randomUUID(),
                        List.of(new LotUse(lot.getId(), 1, null), new LotUse(UUID.randomUUID(), 1, null))));
        assertThat(onHand(lot)).isEqualTo(5);
    }

    @Test
    void sixteen_notes_at_once_lose_none_of_what_they_took() throws Exception {
        SupplyLot lot = received(100);
        assertThat(atOnce(16, i -> supplies.used(UUID.randomUUID(), List.of(new LotUse(lot.getId(), 1, null)))))
                .isEqualTo(16);
        assertThat(onHand(lot)).isEqualTo(84);
    }

    @Test
    void one_note_told_by_eight_at_once_takes_once() throws Exception {
        SupplyLot lot = received(10);
        UUID note = UUID.randomUUID();
        assertThat(atOnce(8, i -> supplies.used(note, List.of(new LotUse(lot.getId(), 1, null)))))
                .isPositive();
        assertThat(onHand(lot)).isEqualTo(9);
    }

    @Test
    void the_database_refuses_a_use_without_a_note_and_a_correction_without_a_reason() {
        SupplyLot lot = received(1);
        for (String[] wrong : new String[][] {
            {"USED", "-1", "null", "null"},
            {"USED", "1", "'" + UUID.randomUUID() + "'", "null"},
            {"RECEIVED", "-1", "null", "null"},
            {"ADJUSTED", "0", "null", "'counted'"},
            {"ADJUSTED", "2", "null", "null"},
            {"QUARANTINED", "0", "null", "null"},
            {"AMENDED", "1", "null", "null"},
            {"AMENDED", "1", "'" + UUID.randomUUID() + "'", "null"}
        }) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .as(String.join(" ", wrong))
                    .isThrownBy(() -> jdbc.sql("insert into supply_movement (id, version, facility_id, created_at,"
                                    + " created_by, lot_id, kind, units, note_id, reason, by_name)"
                                    + " select :id, 0, facility_id, created_at, created_by, id, '" + wrong[0] + "', "
                                    + wrong[1] + ", " + wrong[2] + ", " + wrong[3]
                                    + ", 'x' from supply_lot where id = :lot")
                            .param("id", UUID.randomUUID())
                            .param("lot", lot.getId())
                            .update());
        }
    }

    @Test
    void eight_who_correct_one_note_at_once_leave_one_count() throws Exception {
        SupplyLot lot = received(10);
        UUID note = UUID.randomUUID();
        supplies.used(note, List.of(new LotUse(lot.getId(), 1, null)));

        assertThat(atOnce(8, i -> supplies.corrected(note, lot.getId(), 3))).isPositive();

        assertThat(onHand(lot)).isEqualTo(7);
        assertThat(supplies.openedBy(note)).containsExactly(new LotOpened(note, lot.getId(), 3));
        assertThat(supplies.openedOf(List.of(lot.getId()))).containsExactly(new LotOpened(note, lot.getId(), 3));
    }

    @Test
    void a_lot_is_shown_with_its_product_and_unknown_ones_are_left_out() {
        SupplyLot lot = received(3);
        assertThat(supplies.lots(List.of(lot.getId(), UUID.randomUUID())))
                .singleElement()
                .satisfies(view -> {
                    assertThat(view.onHand()).isEqualTo(3);
                    assertThat(view.kind()).isEqualTo(SupplyKind.CEMENT);
                    assertThat(view.expiry()).isEqualTo(LocalDate.of(2028, 5, 31));
                });
        assertThat(supplies.lots(List.of())).isEmpty();
    }

    private SupplyLot received(int units) {
        SupplyProduct product = products.saveAndFlush(new SupplyProduct(new ProductFacts(
                SupplyKind.CEMENT, "Cement " + UUID.randomUUID(), null, null, null, null, null, null, null)));
        SupplyLot lot =
                lots.saveAndFlush(new SupplyLot(product.getId(), "a 1" + UUID.randomUUID(), LocalDate.of(2028, 5, 31)));
        movements.saveAndFlush(SupplyMovement.received(lot.getId(), units, "Test"));
        return lot;
    }

    private int onHand(SupplyLot lot) {
        return supplies.lots(List.of(lot.getId())).get(0).onHand();
    }

    /** @return how many were not refused */
    private static int atOnce(int threads, java.util.function.IntConsumer work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        int done = 0;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Boolean>> results = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(() -> {
                        start.await();
                        try {
                            work.accept(i);
                            return true;
                        } catch (DataIntegrityViolationException late) {
                            return false;
                        }
                    }))
                    .toList();
            for (Future<Boolean> result : results) {
                done += result.get() ? 1 : 0;
            }
        } finally {
            pool.shutdownNow();
        }
        return done;
    }
}
