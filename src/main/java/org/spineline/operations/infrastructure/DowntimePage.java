package org.spineline.operations.infrastructure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.kernel.time.DateWords;
import org.spineline.kernel.time.FacilityZone;
import org.springframework.web.util.HtmlUtils;

/** One page that needs nothing but a browser, and less than that once it is printed. */
final class DowntimePage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);

    /** Blank: what is found and done while the system is away is written here by hand and entered later. */
    private static final List<String> CHECKLIST = List.of(
            "Identity, consent, site and levels",
            "Allergies and antithrombotics asked again",
            "INR / platelets (value, time)",
            "Fasting, escort home",
            "Time-out: who, when",
            "Sedation: drugs, doses, times",
            "Cement: product, lot, ml per level",
            "Start / end, fluoroscopy min, dose",
            "Complications",
            "Recovery: discharged when, by whom");

    private static final String STYLE =
            """
            body{font:14px/1.4 system-ui,sans-serif;margin:16px;color:#111}
            h1{font-size:20px;margin:0}h2{margin:24px 0 8px;font-size:17px;border-bottom:2px solid #111}
            article{border:1px solid #555;border-radius:4px;padding:8px 12px;margin:0 0 10px;break-inside:avoid}
            h3{margin:0 0 4px;font-size:15px}p{margin:2px 0}
            .flag{border:2px solid #111;border-radius:3px;padding:0 6px;margin-right:6px;font-weight:700;\
            display:inline-block}
            ul{list-style:none;padding:0;margin:6px 0 0;columns:2}li{break-inside:avoid;margin:3px 0}
            li::before{content:"\\2610\\00a0"}li i{display:inline-block;min-width:90px;border-bottom:1px solid #888}
            @media print{body{margin:0;font-size:11px}h2{break-before:auto}}
            """;

    private final FacilityZone facility;

    DowntimePage(FacilityZone facility) {
        this.facility = facility;
    }

    /**
     * A case as the page tells it, in words.
     *
     * @param flags what must not be missed
     */
    record Entry(
            UUID bookingId,
            Instant start,
            Instant end,
            String room,
            String patient,
            String recordNumber,
            LocalDate birthDate,
            String procedure,
            String team,
            String status,
            @Nullable String phone,
            List<String> flags,
            List<String> open) {}

    String of(String site, Instant asOf, LocalDate first, LocalDate last, List<Entry> entries) {
        StringBuilder page = new StringBuilder(4096);
        page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Downtime pack</title>")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
                .append("<style>")
                .append(STYLE)
                .append("</style></head><body>\n");
        page.append("<h1>Downtime pack, ").append(text(site)).append("</h1>\n");
        page.append("<p>As of <strong>")
                .append(MOMENT.format(asOf.atZone(facility.zone())))
                .append("</strong> (")
                .append(text(facility.zone().getId()))
                .append("), ")
                .append(DateWords.day(first))
                .append(" to ")
                .append(DateWords.day(last))
                .append(", ")
                .append(entries.size())
                .append(entries.size() == 1 ? " case" : " cases")
                .append(". What changed later is not in it. Contains patient data: destroy it after use.</p>\n");
        Map<LocalDate, List<Entry>> byDay = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> facility.dayOf(entry.start()), TreeMap::new, Collectors.toList()));
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            page.append("<h2>").append(DAY.format(day)).append("</h2>\n");
            List<Entry> ofDay = byDay.getOrDefault(day, List.of());
            if (ofDay.isEmpty()) {
                page.append("<p>No case.</p>\n");
            }
            ofDay.forEach(entry -> article(page, entry));
        }
        return page.append("</body></html>\n").toString();
    }

    private void article(StringBuilder page, Entry entry) {
        page.append("<article data-booking=\"").append(entry.bookingId()).append("\"><h3>");
        page.append(TIME.format(entry.start().atZone(facility.zone())))
                .append("–")
                .append(TIME.format(entry.end().atZone(facility.zone())))
                .append(" · ")
                .append(text(entry.room()))
                .append(" · ")
                .append(text(entry.patient()))
                .append("</h3>\n<p>MRN ")
                .append(text(entry.recordNumber()))
                .append(" · born ")
                .append(DateWords.day(entry.birthDate()))
                .append(" · phone ")
                .append(entry.phone() == null ? "not recorded" : text(entry.phone()))
                .append(" · ")
                .append(text(entry.status()))
                .append("</p>\n<p>")
                .append(text(entry.procedure()))
                .append("</p>\n<p>")
                .append(text(entry.team()))
                .append("</p>\n<p>");
        entry.flags().forEach(flag -> page.append("<span class=\"flag\">⚠ ")
                .append(text(flag))
                .append("</span>"));
        page.append("</p>\n");
        if (!entry.open().isEmpty()) {
            page.append("<p>Not in order: ")
                    .append(entry.open().stream().map(DowntimePage::text).collect(Collectors.joining("; ")))
                    .append("</p>\n");
        }
        page.append("<ul>");
        CHECKLIST.forEach(item -> page.append("<li>").append(item).append(" <i>&nbsp;</i></li>"));
        page.append("</ul></article>\n");
    }

    private static String text(String value) {
        return HtmlUtils.htmlEscape(value, "UTF-8");
    }
}
