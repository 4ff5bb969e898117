package org.spineline.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.messaging.MessageKind;
import org.spineline.messaging.domain.MessagingRules;
import org.spineline.support.SiteRules;

class LetterWriterTest {
    private final LetterWriter writer = new LetterWriter(
            SiteRules.at(MessagingRules.class, "config/messaging.yml"),
            new FacilityZone(ZoneId.of("America/New_York"), Clock.systemUTC()));

    @Test
    void a_letter_says_the_day_the_time_with_its_zone_and_when_to_come() {
        Letter letter = write("en", "2026-12-01T14:00:00Z");

        assertThat(letter.body())
                .contains("Tuesday 1 December 2026, 9:00 AM EST")
                .contains("60 minutes earlier, at 8:00 AM EST")
                .contains("+1 555 0100");
        assertThat(letter.subject()).isEqualTo("Your appointment at St Brigid's Hospital");
    }

    @Test
    void a_letter_in_spanish_is_spanish_throughout() {
        Letter letter = write("es-PR", "2026-12-01T14:00:00Z");

        assertThat(letter.language()).isEqualTo("es");
        assertThat(letter.body()).contains("martes 1 de diciembre de 2026, 9:00 EST");
    }

    @Test
    void the_two_half_past_ones_of_the_autumn_night_are_told_apart() {
        assertThat(write("en", "2026-11-01T05:30:00Z").body()).contains("1:30 AM EDT");
        assertThat(write("en", "2026-11-01T06:30:00Z").body()).contains("1:30 AM EST");
    }

    @Test
    void the_time_to_come_is_right_on_the_spring_day_that_loses_an_hour() {
        assertThat(write("en", "2026-03-08T07:30:00Z").body())
                .contains("Sunday 8 March 2026, 3:30 AM EDT")
                .contains("at 1:30 AM EST");
    }

    @Test
    void no_place_is_left_open_in_any_language() {
        for (String language : new String[] {"en", "es"}) {
            for (MessageKind kind : MessageKind.values()) {
                Letter letter = writer.write(UUID.randomUUID(), kind, Instant.EPOCH, "a@b.example", language);
                assertThat(letter.subject() + letter.body()).doesNotContain("{", "}");
            }
            Letter link = writer.writeLink(UUID.randomUUID(), "secret", Instant.EPOCH, "a@b.example", language);
            assertThat(link.subject() + link.body()).doesNotContain("{", "}").contains("/q#secret");
            assertThat(link.subject()).doesNotContain("secret");
        }
    }

    private Letter write(String language, String start) {
        return writer.write(UUID.randomUUID(), MessageKind.CONFIRMATION, Instant.parse(start), "a@b.example", language);
    }
}
