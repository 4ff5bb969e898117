package org.spineline.episode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.spineline.access.Role;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.annotation.Autowired;

@SpinelineTest
class ReferralRaceTest {
    private static final int REFERRERS = 8;

    @Autowired
    private Api api;

    @Test
    void referrals_of_one_patient_at_once_are_numbered_or_refused_but_never_broken() throws Exception {
        BookingDesk desk = new BookingDesk(api);
        ExecutorService referrers = Executors.newFixedThreadPool(REFERRERS);
        try {
            CyclicBarrier gun = new CyclicBarrier(REFERRERS);
            for (int round = 0; round < 10; round++) {
                UUID patient = desk.patient();
                List<Future<Answer>> sent = new ArrayList<>();
                for (int i = 0; i < REFERRERS; i++) {
                    sent.add(referrers.submit(() -> {
                        gun.await(30, TimeUnit.SECONDS);
                        return desk.refer(patient);
                    }));
                }
                int kept = 0;
                for (Future<Answer> one : sent) {
                    Answer answer = one.get(60, TimeUnit.SECONDS);
                    if (answer.status() == 201) {
                        kept++;
                    } else {
                        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
                        assertThat(answer.problemCode()).isEqualTo("referral-running");
                    }
                }
                assertThat(kept).isPositive();
                assertThat(api.as(Role.SCHEDULER)
                                .get("/api/patients/{id}/episodes", patient)
                                .body()
                                .valueStream()
                                .map(row -> row.path("number").asInt()))
                        .hasSize(kept)
                        .doesNotHaveDuplicates();
            }
        } finally {
            referrers.shutdownNow();
        }
    }
}
