package org.spineline.supply.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the GS1 element string on a label says: the keystrokes of a scanner, or the line printed beneath the symbol with
 * its parentheses.
 *
 * @param gtin 14 digits with a correct check digit; null when the label has none
 * @param expiry last day of use
 * @param units how many the package holds
 */
public record Gs1Label(
        @Nullable String gtin,
        @Nullable String lot,
        @Nullable LocalDate expiry,
        @Nullable LocalDate madeOn,
        @Nullable String serial,
        @Nullable Integer units) {
    /** FNC1 as scanners send it: ends a value of variable length. */
    private static final char FNC1 = 0x1d;

    /** What a scanner may send first: GS1-128, GS1 DataMatrix, GS1 QR Code, GS1 DataBar. */
    private static final Pattern SYMBOLOGY = Pattern.compile("^\\](C1|d2|Q3|e0)");

    private static final Pattern PRINTED = Pattern.compile("\\((\\d{2,4})\\)([^(]*)");

    /** The 82 characters GS1 allows in text. */
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9!\"%&'()*+,\\-./:;<=>?_]{1,20}");

    private static final Pattern RUN_TOGETHER = Pattern.compile(".+17\\d\\d(0[1-9]|1[0-2])([0-2]\\d|3[01])");

    private enum Element {
        GTIN("01", 14, true),
        MADE("11", 6, true),
        EXPIRY("17", 6, true),
        LOT("10", 20, false),
        SERIAL("21", 20, false),
        UNITS("30", 8, false);

        private final String identifier;
        private final int length;
        private final boolean fixed;

        Element(String identifier, int length, boolean fixed) {
            this.identifier = identifier;
            this.length = length;
            this.fixed = fixed;
        }

        static Optional<Element> at(String text, int position) {
            for (Element element : values()) {
                if (text.startsWith(element.identifier, position)) {
                    return Optional.of(element);
                }
            }
            return Optional.empty();
        }
    }

    /** The label cannot be read; the message is for whoever holds the scanner. */
    public static class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    /**
     * @param today decides the century of a date of two digits
     * @throws Unreadable if it is no such label, or one of its parts is wrong
     */
    public static Gs1Label read(String typed, LocalDate today) throws Unreadable {
        String text = SYMBOLOGY.matcher(typed.strip()).replaceFirst("");
        if (text.isEmpty()) {
            throw new Unreadable("Nothing was read. Scan again.");
        }
        Map<Element, String> values = text.startsWith("(") ? printed(text) : scanned(text);
        return new Gs1Label(
                gtin(values.get(Element.GTIN)),
                text(values.get(Element.LOT), "lot"),
                date(values.get(Element.EXPIRY), "expiry", today),
                date(values.get(Element.MADE), "production date", today),
                text(values.get(Element.SERIAL), "serial number"),
                units(values.get(Element.UNITS)));
    }

    /**
     * Whether the lot ends in what looks like the expiry that the label otherwise lacks: a scanner that does not send the
     * separator runs the two together.
     */
    public boolean mayHaveLostTheSeparator() {
        return expiry == null && lot != null && RUN_TOGETHER.matcher(lot).matches();
    }

    /** Whether the last of these digits is the one GS1 reckons from the others. */
    public static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int i = digits.length() - 2, weight = 3; i >= 0; i--, weight = 4 - weight) {
            sum += (digits.charAt(i) - '0') * weight;
        }
        return (10 - sum % 10) % 10 == digits.charAt(digits.length() - 1) - '0';
    }

    private static Map<Element, String> printed(String text) throws Unreadable {
        Map<Element, String> values = new LinkedHashMap<>();
        Matcher parts = PRINTED.matcher(text);
        int end = 0;
        while (parts.find() && parts.start() == end) {
            Optional<Element> element =
                    Element.at(parts.group(1), 0).filter(found -> found.identifier.equals(parts.group(1)));
            if (element.isPresent()) {
                put(values, element.get(), parts.group(2).strip());
            }
            end = parts.end();
        }
        if (end != text.length() || values.isEmpty()) {
            throw new Unreadable("This is not the line of a GS1 label. Type it as printed, with its parentheses.");
        }
        return values;
    }

    private static Map<Element, String> scanned(String text) throws Unreadable {
        Map<Element, String> values = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == FNC1) {
                at++;
                continue;
            }
            int from = at;
            Element element = Element.at(text, at)
                    .orElseThrow(() -> new Unreadable(
                            "From character %d on this is no part of a label this site reads (01, 10, 11, 17, 21, 30). Scan the other symbol of the package, or enter the lot by hand."
                                    .formatted(from + 1)));
            int start = at + element.identifier.length();
            int end = element.fixed ? start + element.length : next(text, start);
            if (end > text.length()) {
                throw new Unreadable("The label ends in the middle of %s. Scan again.".formatted(name(element)));
            }
            put(values, element, text.substring(start, end));
            at = end;
        }
        return values;
    }

    private static void put(Map<Element, String> values, Element element, String value) throws Unreadable {
        String before = values.putIfAbsent(element, value);
        if (before != null && !before.equals(value)) {
            throw new Unreadable("The label names %s twice, and differently.".formatted(name(element)));
        }
        if (value.isEmpty() || value.length() > element.length || (element.fixed && value.length() != element.length)) {
            throw new Unreadable(
                    element.fixed
                            ? "%s needs %d digits, this has %d."
                                    .formatted(upper(name(element)), element.length, value.length())
                            : "%s must have 1 to %d characters, this has %d. The scanner may not send the separator (FNC1, GS): check its set-up."
                                    .formatted(upper(name(element)), element.length, value.length()));
        }
    }

    private static int next(String text, int from) {
        int end = text.indexOf(FNC1, from);
        return end < 0 ? text.length() : end;
    }

    private static @Nullable String gtin(@Nullable String value) throws Unreadable {
        if (value == null) {
            return null;
        }
        refuseOtherThanDigits(value, "the GTIN");
        if (!hasCheckDigit(value)) {
            throw new Unreadable("The check digit of the GTIN is wrong. Scan again, or compare it with the package.");
        }
        return value;
    }

    private static @Nullable String text(@Nullable String value, String what) throws Unreadable {
        if (value != null && !TEXT.matcher(value).matches()) {
            throw new Unreadable("The %s holds characters no GS1 label has. Scan again.".formatted(what));
        }
        return value;
    }

    /** Day 00 is the last of the month. */
    private static @Nullable LocalDate date(@Nullable String value, String what, LocalDate today) throws Unreadable {
        if (value == null) {
            return null;
        }
        refuseOtherThanDigits(value, "the " + what);
        int month = Integer.parseInt(value.substring(2, 4));
        int day = Integer.parseInt(value.substring(4));
        if (month < 1 || month > 12) {
            throw new Unreadable("The %s names a month that does not exist.".formatted(what));
        }
        YearMonth of = YearMonth.of(year(Integer.parseInt(value.substring(0, 2)), today.getYear()), month);
        if (!of.isValidDay(Math.max(day, 1))) {
            throw new Unreadable("The %s names a day that does not exist.".formatted(what));
        }
        return day == 0 ? of.atEndOfMonth() : of.atDay(day);
    }

    /** GS1: 51 to 99 years ahead of the present one is the past century, 50 to 99 years behind it the next. */
    private static int year(int twoDigits, int now) {
        int century = now / 100 * 100;
        int ahead = twoDigits - now % 100;
        if (ahead >= 51) {
            return century - 100 + twoDigits;
        }
        return ahead <= -50 ? century + 100 + twoDigits : century + twoDigits;
    }

    private static @Nullable Integer units(@Nullable String value) throws Unreadable {
        if (value == null) {
            return null;
        }
        refuseOtherThanDigits(value, "the count");
        return Integer.valueOf(value);
    }

    private static void refuseOtherThanDigits(String value, String what) throws Unreadable {
        if (!value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Unreadable("%s must be digits. Scan again.".formatted(upper(what)));
        }
    }

    private static String name(Element element) {
        return switch (element) {
            case GTIN -> "the GTIN";
            case MADE -> "the production date";
            case EXPIRY -> "the expiry";
            case LOT -> "the lot";
            case SERIAL -> "the serial number";
            case UNITS -> "the count";
        };
    }

    private static String upper(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
