package org.spineline.nursing.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.nursing.AsaClass;

/**
 * What is said once of a sedation. Null was not recorded.
 *
 * @param mallampati 1 to 4
 * @param tickedChecks of those the protocol demands
 * @param givenByName who sedated
 */
public record SedationHead(
        String protocolCode,
        @Nullable AsaClass asa,
        boolean asaEmergency,
        @Nullable Integer mallampati,
        @Nullable Instant lastFoodAt,
        @Nullable Instant lastClearFluidAt,
        List<String> tickedChecks,
        @Nullable String givenByName,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {
    private static final String NOTHING = "not recorded";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    /** "ASA II → III; …"; empty where nothing differs. */
    public String changesTo(SedationHead other, ZoneId zone) {
        Map<String, String> now = named(zone);
        Map<String, String> then = other.named(zone);
        return now.entrySet().stream()
                .filter(fact -> !Objects.equals(fact.getValue(), then.get(fact.getKey())))
                .map(fact -> "%s %s → %s".formatted(fact.getKey(), fact.getValue(), then.get(fact.getKey())))
                .collect(Collectors.joining("; "));
    }

    private Map<String, String> named(ZoneId zone) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Protocol", protocolCode);
        facts.put("ASA", asa == null ? NOTHING : asa + (asaEmergency ? " E" : ""));
        facts.put("Mallampati", said(mallampati));
        facts.put("Last food", time(lastFoodAt, zone));
        facts.put("Last clear fluid", time(lastClearFluidAt, zone));
        facts.put("Checks", tickedChecks.isEmpty() ? NOTHING : String.join(", ", tickedChecks));
        facts.put("Sedation by", said(givenByName));
        facts.put("Started", time(startedAt, zone));
        facts.put("Ended", time(endedAt, zone));
        return facts;
    }

    private static String time(@Nullable Instant at, ZoneId zone) {
        return at == null ? NOTHING : TIME.format(at.atZone(zone));
    }

    private static String said(@Nullable Object value) {
        return value == null ? NOTHING : value.toString();
    }
}
