package org.spineline.procedure.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sentences that remember which of their words came from which field. While a sentence is put together, a value stands
 * between marks of the private use area, so that joining and formatting stay those of plain text.
 */
final class Prose {
    private static final char FIELD = '\uE000';
    private static final char VALUE = '\uE001';
    private static final char END = '\uE002';

    private Prose() {}

    /** @param pointer of the field the value is entered at, as "/levels/0/side" */
    static String value(String pointer, String value) {
        return FIELD + pointer + VALUE + plain(value) + END;
    }

    /** With a capital at its start and a full stop at its end. */
    static String sentence(String text) {
        int first = text.charAt(0) == FIELD ? text.indexOf(VALUE) + 1 : 0;
        String start = text.substring(0, first) + Character.toUpperCase(text.charAt(first)) + text.substring(first + 1);
        boolean ended = start.endsWith(".") || start.endsWith("." + END);
        return ended ? start : start + ".";
    }

    static List<ReportText.Part> parts(String marked) {
        List<ReportText.Part> parts = new ArrayList<>();
        int at = 0;
        while (at < marked.length()) {
            int field = marked.indexOf(FIELD, at);
            if (field < 0) {
                add(parts, marked.substring(at), null);
                break;
            }
            add(parts, marked.substring(at, field), null);
            int value = marked.indexOf(VALUE, field);
            int end = marked.indexOf(END, value);
            add(parts, marked.substring(value + 1, end), marked.substring(field + 1, value));
            at = end + 1;
        }
        return parts;
    }

    private static void add(List<ReportText.Part> parts, String text, @Nullable String pointer) {
        if (!text.isEmpty()) {
            parts.add(new ReportText.Part(text, pointer));
        }
    }

    /** What somebody typed must not pass for a mark. */
    private static String plain(String text) {
        return text.replace(FIELD, ' ').replace(VALUE, ' ').replace(END, ' ');
    }
}
