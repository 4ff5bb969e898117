package org.spineline.messaging.application;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.messaging.MessageKind;
import org.spineline.messaging.domain.MessagingRules;
import org.spineline.messaging.domain.MessagingRules.Text;
import org.spineline.messaging.domain.MessagingRules.Wording;
import org.springframework.stereotype.Component;

/** Puts a message into the patient's language. Knows the time of the appointment and nothing else about it. */
@Component
class LetterWriter {
    private final MessagingRules rules;
    private final FacilityZone facility;

    LetterWriter(MessagingRules rules, FacilityZone facility) {
        this.rules = rules;
        this.facility = facility;
    }

    Letter write(UUID messageId, MessageKind kind, Instant startsAt, String to, String patientLanguage) {
        String language = rules.languageFor(patientLanguage);
        Wording wording = rules.wording(language);
        Locale locale = Locale.forLanguageTag(language);
        ZonedDateTime start = startsAt.atZone(facility.zone());
        ZonedDateTime arrival = start.minus(Duration.ofMinutes(rules.arriveMinutesBefore()));
        Map<String, String> values = Map.of(
                "site", rules.siteName(),
                "phone", rules.sitePhone(),
                "day", DateTimeFormatter.ofPattern(wording.dayPattern(), locale).format(start),
                "time", time(start, wording, locale),
                "arrival", time(arrival, wording, locale),
                "minutes", String.valueOf(rules.arriveMinutesBefore()));
        Text text = wording.of(kind);
        return new Letter(
                messageId,
                to,
                MessagingRules.filled(text.subject(), values),
                MessagingRules.filled(text.body(), values),
                language);
    }

    /** The abbreviation people of the site know, whatever they read in: on a change of clocks it tells the two 1:30s apart. */
    private static String time(ZonedDateTime at, Wording wording, Locale locale) {
        return DateTimeFormatter.ofPattern(wording.timePattern(), locale).format(at) + " "
                + DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(at);
    }
}
