package org.spineline.messaging.application;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.messaging.MessageKind;
import org.spineline.messaging.domain.MessagingRules;
import org.spineline.messaging.domain.MessagingRules.Text;
import org.springframework.stereotype.Component;

/** Puts a message into the reader's language. Knows a time, and perhaps a link, and nothing else. */
@Component
class LetterWriter {
    private static final String LINK_PATH = "/q#";

    private final MessagingRules rules;
    private final FacilityZone facility;

    LetterWriter(MessagingRules rules, FacilityZone facility) {
        this.rules = rules;
        this.facility = facility;
    }

    Letter write(UUID messageId, MessageKind kind, Instant startsAt, String to, String patientLanguage) {
        ZonedDateTime start = startsAt.atZone(facility.zone());
        ZonedDateTime arrival = start.minus(Duration.ofMinutes(rules.arriveMinutesBefore()));
        String language = rules.languageFor(patientLanguage);
        Map<String, String> values = values(start, language);
        values.put("arrival", time(arrival, language));
        values.put("minutes", String.valueOf(rules.arriveMinutesBefore()));
        return letter(messageId, kind, to, language, values);
    }

    /** @param token behind the {@code #}, which no browser sends to any server */
    Letter writeLink(UUID messageId, String token, Instant until, String to, String patientLanguage) {
        String language = rules.languageFor(patientLanguage);
        Map<String, String> values = values(until.atZone(facility.zone()), language);
        values.put("link", rules.siteAddress() + LINK_PATH + token);
        return letter(messageId, MessageKind.QUESTIONNAIRE, to, language, values);
    }

    /** @param at when the record was opened */
    Letter writeNotice(UUID messageId, Instant at) {
        String language = rules.fallbackLanguage();
        return letter(
                messageId,
                MessageKind.EMERGENCY_ACCESS,
                rules.privacyOffice(),
                language,
                values(at.atZone(facility.zone()), language));
    }

    private Map<String, String> values(ZonedDateTime at, String language) {
        Map<String, String> values = new HashMap<>();
        values.put("site", rules.siteName());
        values.put("phone", rules.sitePhone());
        values.put(
                "day",
                DateTimeFormatter.ofPattern(rules.wording(language).dayPattern(), Locale.forLanguageTag(language))
                        .format(at));
        values.put("time", time(at, language));
        return values;
    }

    private Letter letter(UUID messageId, MessageKind kind, String to, String language, Map<String, String> values) {
        Text text = rules.wording(language).of(kind);
        return new Letter(
                messageId,
                to,
                MessagingRules.filled(text.subject(), values),
                MessagingRules.filled(text.body(), values),
                language);
    }

    /** The abbreviation people of the site know, whatever they read in: on a change of clocks it tells the two 1:30s apart. */
    private String time(ZonedDateTime at, String language) {
        return DateTimeFormatter.ofPattern(rules.wording(language).timePattern(), Locale.forLanguageTag(language))
                        .format(at)
                + " "
                + DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(at);
    }
}
