package org.spineline.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.spineline.support.Api;
import org.spineline.support.SpinelineTest;
import org.springframework.beans.factory.annotation.Autowired;

@SpinelineTest
class SignInTest {
    @Autowired
    private Api api;

    @Test
    void a_signed_in_person_learns_who_they_are_and_what_they_may_do() {
        var me = api.as(Role.SCHEDULER).get("/api/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body().path("role").asString()).isEqualTo("SCHEDULER");
        assertThat(me.body().path("permissions").valueStream().map(p -> p.asString()))
                .contains("BOOKING_SCHEDULE")
                .doesNotContain("NOTE_SIGN");
        assertThat(me.body().path("facility").path("timeZone").asString()).isEqualTo("America/New_York");
    }
}
