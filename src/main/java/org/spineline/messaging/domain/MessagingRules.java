package org.spineline.messaging.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spineline.kernel.text.Languages;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.messaging.MessageKind;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When and with which words patients, and the privacy office, are written to; {@code config/messaging.yml}.
 *
 * @param siteName as patients know it; a department in it would tell what for
 * @param siteAddress under which patients' browsers reach this site, such as {@code https://spine.example.org}; empty
 *     where there is none, and then no link is written
 * @param privacyOffice hears of each emergency access; empty where nobody does
 * @param arriveMinutesBefore the start, 0 to 240
 * @param fallbackLanguage for patients whose language has no words here, and for the privacy office
 */
@Validated
@ConfigurationProperties(prefix = "spineline.messaging", ignoreUnknownFields = false)
public record MessagingRules(
        @NotBlank String siteName,
        @NotBlank String sitePhone,
        @NotBlank @Email String sender,
        @NotNull @DefaultValue("") String siteAddress,
        @NotNull @Email @DefaultValue("") String privacyOffice,
        @Min(0) @Max(240) int arriveMinutesBefore,
        @NotNull List<@Valid Reminder> reminders,
        @NotNull @Valid RetryRules retries,
        @NotBlank String fallbackLanguage,
        @NotEmpty Map<String, @Valid Wording> wordings) {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern SITE =
            Pattern.compile("(https://[a-zA-Z0-9.-]+(:[0-9]+)?|http://(localhost|127\\.0\\.0\\.1)(:[0-9]+)?)?");
    private static final Set<String> PLACES = Set.of("site", "phone", "day", "time", "arrival", "minutes");
    private static final Set<String> PLACES_OF_LINK = Set.of("site", "phone", "link", "day", "time");
    private static final Set<String> PLACES_OF_NOTICE = Set.of("site", "day", "time");

    /** @param at local time of the facility */
    public record Reminder(@Min(0) @Max(60) int daysBefore, @NotNull LocalTime at) {
        /** On the local calendar, so that a change of the clocks in between moves nothing. */
        public Instant before(Instant start, FacilityZone facility) {
            return facility.dayOf(start)
                    .minusDays(daysBefore)
                    .atTime(at)
                    .atZone(facility.zone())
                    .toInstant();
        }

        /** Names this reminder among those of one booking. */
        public String key() {
            return "D" + daysBefore + "T" + at;
        }
    }

    /**
     * What one message says; {@code {site} {phone} {day} {time} {arrival} {minutes}} are filled in. In the one about a
     * questionnaire day and time say until when its {@code {link}} works, in the one about emergency access when it began.
     */
    public record Text(@NotBlank String subject, @NotBlank String body) {}

    /**
     * One language.
     *
     * @param dayPattern and {@code timePattern} as {@link java.time.format.DateTimeFormatter} reads them
     */
    public record Wording(
            @NotBlank String dayPattern,
            @NotBlank String timePattern,
            @NotNull @Valid Text confirmation,
            @NotNull @Valid Text moved,
            @NotNull @Valid Text reminder,
            @NotNull @Valid Text cancellation,
            @NotNull @Valid Text questionnaire,
            @NotNull @Valid Text emergencyAccess) {
        public Text of(MessageKind kind) {
            return switch (kind) {
                case CONFIRMATION -> confirmation;
                case MOVED -> moved;
                case REMINDER -> reminder;
                case CANCELLATION -> cancellation;
                case QUESTIONNAIRE -> questionnaire;
                case EMERGENCY_ACCESS -> emergencyAccess;
            };
        }

        Stream<Text> aboutAppointments() {
            return Stream.of(confirmation, moved, reminder, cancellation);
        }
    }

    @AssertTrue(message = "fallback-language must be one of the wordings")
    public boolean isFallbackKnown() {
        return wordings == null || wordings.containsKey(fallbackLanguage);
    }

    /** A letter about an appointment that does not say when is worse than none. */
    @AssertTrue(
            message = "every text needs {day} and {time}, and no other places than"
                    + " {site} {phone} {day} {time} {arrival} {minutes}")
    public boolean isEveryTextComplete() {
        return wordings == null
                || wordings.values().stream()
                        .flatMap(Wording::aboutAppointments)
                        .allMatch(text -> places(text.subject()).allMatch(PLACES::contains)
                                && places(text.body()).allMatch(PLACES::contains)
                                && text.body().contains("{day}")
                                && text.body().contains("{time}"));
    }

    /** Who gets a link must see until when it works; the subject of an e-mail shows on a locked screen. */
    @AssertTrue(
            message = "the text about a questionnaire needs {link} and {day} in its body, and no other places than"
                    + " {site} {phone} {link} {day} {time}; its subject no {link}")
    public boolean isEveryLinkComplete() {
        return wordings == null
                || wordings.values().stream()
                        .map(Wording::questionnaire)
                        .allMatch(text -> places(text.subject()).allMatch(PLACES_OF_LINK::contains)
                                && places(text.body()).allMatch(PLACES_OF_LINK::contains)
                                && text.body().contains("{link}")
                                && text.body().contains("{day}")
                                && !text.subject().contains("{link}"));
    }

    @AssertTrue(
            message = "the text about emergency access needs {day} and {time} in its body, and no other places than"
                    + " {site} {day} {time}")
    public boolean isEveryNoticeComplete() {
        return wordings == null
                || wordings.values().stream()
                        .map(Wording::emergencyAccess)
                        .allMatch(text -> places(text.subject()).allMatch(PLACES_OF_NOTICE::contains)
                                && places(text.body()).allMatch(PLACES_OF_NOTICE::contains)
                                && text.body().contains("{day}")
                                && text.body().contains("{time}"));
    }

    /** A link over plain HTTP gives answers about a patient to whoever listens; on this machine nobody does. */
    @AssertTrue(message = "site-address must be like https://spine.example.org, without anything behind the name")
    public boolean isSiteAddressSafe() {
        return siteAddress == null || SITE.matcher(siteAddress).matches();
    }

    @AssertTrue(message = "two reminders at the same time")
    public boolean isEveryReminderDifferent() {
        return reminders == null || Set.copyOf(reminders).size() == reminders.size();
    }

    /** The closest language there are words for: pt-BR, else pt, else the fallback. */
    public String languageFor(String tag) {
        return Languages.closest(tag, wordings.keySet()).orElse(fallbackLanguage);
    }

    /** @param language one that {@link #languageFor} gave */
    public Wording wording(String language) {
        Wording wording = wordings.get(language);
        if (wording == null) {
            throw new IllegalArgumentException("No wording for " + language);
        }
        return wording;
    }

    private static Stream<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group(1));
    }

    /** @param values by place, without braces */
    public static String filled(String text, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }
}
