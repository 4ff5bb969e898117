package org.spineline.patient.domain;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names cut into overlapping three-letter pieces, without accents and case; the pieces of "Müller" and "Mueler" mostly agree. */
public final class NameTrigrams {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    /** Rare letters beyond 16 bits count for none: the two databases disagree on their length. */
    private static final Pattern NOT_A_LETTER = Pattern.compile("(?:[^\\p{L}]|[\\x{10000}-\\x{10FFFF}])+");

    private static final int KEY_LENGTH = 200;

    private NameTrigrams() {}

    /** Each word is padded in front, so that its beginning weighs more than its end. */
    public static Set<String> of(String... names) {
        Set<String> pieces = new LinkedHashSet<>();
        for (String name : names) {
            for (String word : NOT_A_LETTER.split(folded(name))) {
                if (!word.isEmpty()) {
                    String padded = "  " + word + " ";
                    for (int i = 0; i + 3 <= padded.length(); i++) {
                        pieces.add(padded.substring(i, i + 3));
                    }
                }
            }
        }
        return pieces;
    }

    /** By which names are listed: letters of the family name, then of the given name, at most 200 characters. */
    public static String sortKey(String familyName, String givenName) {
        String key = letters(familyName) + "0" + letters(givenName);
        return key.length() <= KEY_LENGTH ? key : key.substring(0, KEY_LENGTH);
    }

    private static String letters(String name) {
        return NOT_A_LETTER.matcher(folded(name)).replaceAll("");
    }

    /** Lower case, without accents; ß, ø, ł and their kin as people type them. */
    public static String folded(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return plain.replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("đ", "d");
    }
}
