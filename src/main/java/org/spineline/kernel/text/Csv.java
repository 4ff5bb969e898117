package org.spineline.kernel.text;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of a table for a spreadsheet (RFC 4180). */
public final class Csv {
    private static final String FORMULA = "=+-@\t\r\n";

    private Csv() {}

    /** Null becomes an empty cell. Text a spreadsheet would run as a formula gets an apostrophe in front. */
    public static String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean isNumber = value instanceof Number;
        String safe = !isNumber && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0) ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
