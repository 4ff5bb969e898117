package org.spineline.messaging.domain;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.Technique;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.messaging.MessageKind;
import org.spineline.messaging.domain.MessagingRules.Reminder;
import org.spineline.messaging.domain.MessagingRules.Text;
import org.spineline.messaging.domain.MessagingRules.Wording;
import org.spineline.support.SiteRules;

class MessagingRulesTest {
    private static final FacilityZone NEW_YORK = new FacilityZone(ZoneId.of("America/New_York"), Clock.systemUTC());
    private static final MessagingRules RULES = SiteRules.at(MessagingRules.class, "config/messaging.yml");

    @Test
    void the_shipped_words_are_complete() {
        assertThat(RULES.wordings()).containsKeys("en", "es");
        assertThat(violations(RULES)).isEmpty();
    }

    @Test
    void no_text_says_what_is_done_to_whom() {
        assertThat(RULES.wordings().values().stream().flatMap(MessagingRulesTest::texts))
                .hasSizeGreaterThanOrEqualTo(2 * 2 * MessageKind.values().length)
                .allSatisfy(text -> assertThat(clinicalWordsIn(text)).isEmpty());
    }

    @Test
    void the_search_for_clinical_words_finds_them() {
        assertThat(clinicalWordsIn("Your Vertebroplasty of L1 is tomorrow")).isNotEmpty();
        assertThat(clinicalWordsIn("Stop apixaban")).isNotEmpty();
        assertThat(clinicalWordsIn("Su fractura")).isNotEmpty();
    }

    @Test
    void a_reminder_keeps_its_local_hour_across_a_change_of_the_clocks() {
        Reminder week = new Reminder(7, LocalTime.of(10, 0));

        // The clocks go back on 1 November 2026 and forward on 8 March 2026.
        assertThat(week.before(Instant.parse("2026-11-05T14:00:00Z"), NEW_YORK)).isEqualTo("2026-10-29T14:00:00Z");
        assertThat(week.before(Instant.parse("2026-03-10T14:00:00Z"), NEW_YORK)).isEqualTo("2026-03-03T15:00:00Z");
    }

    @Test
    void a_reminder_in_the_hour_that_a_spring_night_skips_goes_out_just_after_it() {
        assertThat(new Reminder(1, LocalTime.of(2, 30)).before(Instant.parse("2026-03-09T14:00:00Z"), NEW_YORK))
                .isEqualTo("2026-03-08T07:30:00Z");
    }

    @Test
    void a_language_without_words_falls_back_from_region_to_language_to_the_sites_own() {
        assertThat(RULES.languageFor("es-MX")).isEqualTo("es");
        assertThat(RULES.languageFor("ES")).isEqualTo("es");
        assertThat(RULES.languageFor("ht")).isEqualTo("en");
    }

    @Test
    void a_text_without_the_time_or_with_a_mistyped_place_stops_the_start() {
        assertThat(violations(with("Come to {site}."))).isNotEmpty();
        assertThat(violations(with("{day} {time} {docter}"))).isNotEmpty();
        assertThat(violations(with("{day} {time}"))).isEmpty();
    }

    @Test
    void a_questionnaires_text_without_its_link_or_with_it_in_the_subject_stops_the_start() {
        Text fine = new Text("Visit", "{day} {time}");

        assertThat(violations(with(fine, new Text("Questions", "until {day}"), "")))
                .isNotEmpty();
        assertThat(violations(with(fine, new Text("Questions", "{link}"), ""))).isNotEmpty();
        assertThat(violations(with(fine, new Text("{link}", "{link} {day}"), "")))
                .isNotEmpty();
        assertThat(violations(with(fine, new Text("Questions", "{link} {day} {arrival}"), "")))
                .isNotEmpty();
        assertThat(violations(with(fine, new Text("Questions", "{link} {day}"), "")))
                .isEmpty();
    }

    @Test
    void a_notice_that_does_not_say_when_or_could_say_more_stops_the_start() {
        Text visit = new Text("Visit", "{day} {time}");
        Text questions = new Text("Questions", "{link} {day}");

        for (String wrong : List.of("on {day}", "at {time}", "{day} {time} {phone}")) {
            assertThat(violations(with(visit, questions, new Text("Access", wrong), "")))
                    .as(wrong)
                    .isNotEmpty();
        }
        assertThat(violations(with(visit, questions, new Text("Access at {site}", "{day} {time}"), "")))
                .isEmpty();
    }

    @Test
    void an_address_over_which_answers_travel_in_the_open_stops_the_start() {
        for (String safe : List.of("", "https://spine.example.org", "https://spine:8443", "http://localhost:8080")) {
            assertThat(violations(at(safe))).as(safe).isEmpty();
        }
        for (String wrong : List.of(
                "http://spine.example.org",
                "spine.example.org",
                "https://spine.example.org/",
                "https://a b",
                "ftp://x")) {
            assertThat(violations(at(wrong))).as(wrong).isNotEmpty();
        }
    }

    @Test
    void what_stands_in_a_value_is_never_taken_for_a_place() {
        assertThat(MessagingRules.filled("{site}: {day}", Map.of("site", "{day} $1 \\", "day", "Monday")))
                .isEqualTo("{day} $1 \\: Monday");
    }

    private static MessagingRules at(String siteAddress) {
        return with(new Text("Visit", "{day} {time}"), new Text("Questions", "{link} {day}"), siteAddress);
    }

    private static MessagingRules with(String body) {
        Text text = new Text("Appointment", body);
        return with(text, new Text("Questions", "{link} until {day}"), "https://spine.example");
    }

    private static MessagingRules with(Text appointment, Text questionnaire, String siteAddress) {
        return with(appointment, questionnaire, new Text("Access", "{day} {time}"), siteAddress);
    }

    private static MessagingRules with(Text appointment, Text questionnaire, Text notice, String siteAddress) {
        Wording wording =
                new Wording("d MMM", "H:mm", appointment, appointment, appointment, appointment, questionnaire, notice);
        return new MessagingRules(
                "Site",
                "1",
                "a@b.example",
                siteAddress,
                "",
                30,
                List.of(),
                RULES.retries(),
                "en",
                new HashMap<>(Map.of("en", wording)));
    }

    private static List<String> violations(MessagingRules rules) {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(rules).stream()
                    .map(violation -> violation.getPropertyPath() + ": " + violation.getMessage())
                    .toList();
        }
    }

    private static Stream<String> texts(Wording wording) {
        return Stream.of(MessageKind.values()).map(wording::of).flatMap(text -> Stream.of(text.subject(), text.body()));
    }

    /** Names of techniques, levels and indications, drugs of the site's own list, and the words of the trade. */
    private static List<String> clinicalWordsIn(String text) {
        List<String> words = new ArrayList<>(List.of(
                "spine",
                "spinal",
                "vertebr",
                "column",
                "espalda",
                "fractur",
                "cement",
                "needle",
                "aguja",
                "sedat",
                "sedac",
                "anaesthe",
                "anesthe",
                "anestes",
                "osteop",
                "traumat",
                "neoplas",
                "angioma",
                "tumor",
                "tumour",
                "cancer",
                "cáncer",
                "metast",
                "biops",
                "ablation",
                "ablaci",
                "kyphopl",
                "cifopl",
                "procedure",
                "procedimiento",
                "surgery",
                "cirug",
                "diagnos",
                "blood",
                "sangre",
                "anticoag",
                "warfarin",
                "apixaban",
                "heparin",
                "aspirin",
                "clopidogrel",
                "rivaroxaban",
                "radiolog",
                "pain",
                "dolor",
                "fasting",
                "ayun"));
        for (Technique technique : Technique.values()) {
            words.add(technique.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> found =
                new ArrayList<>(words.stream().filter(lower::contains).toList());
        for (VertebralLevel level : VertebralLevel.values()) {
            if (text.matches("(?s).*\\b" + level.name() + "\\b.*")) {
                found.add(level.name());
            }
        }
        return found;
    }
}
