package org.spineline.patient.domain;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.jspecify.annotations.Nullable;
import org.spineline.patient.DuplicateReason;

/**
 * What two records have in common. One sign alone is shared by strangers: names repeat, and so do birth dates and the
 * telephone of a home.
 */
public final class Likeness {
    /** Share of the pieces of both names; "Mueller" and "Muller" reach it, "Mueller" and "Miller" do not. */
    private static final double SIMILAR = 0.5;

    /** The end of a number, which stays the same with and without its country and area. */
    public static final int PHONE_DIGITS = 7;

    private static final int SIGNS_NEEDED = 2;
    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");

    private Likeness() {}

    /** One person as told or as recorded. */
    public record Person(String familyName, String givenName, @Nullable LocalDate birthDate, Set<String> phones) {}

    /** Empty when they have too little in common. */
    public static Set<DuplicateReason> of(Person one, Person other) {
        Set<DuplicateReason> reasons = EnumSet.noneOf(DuplicateReason.class);
        if (share(one, other) >= SIMILAR) {
            reasons.add(DuplicateReason.SIMILAR_NAME);
        } else if (soundsAlike(one, other)) {
            reasons.add(DuplicateReason.SOUNDS_ALIKE);
        }
        if (one.birthDate() != null && other.birthDate() != null) {
            if (one.birthDate().equals(other.birthDate())) {
                reasons.add(DuplicateReason.SAME_BIRTH_DATE);
            } else if (mistyped(one.birthDate(), other.birthDate())) {
                reasons.add(DuplicateReason.BIRTH_DATE_MISTYPED);
            }
        }
        Set<String> shared = new HashSet<>(one.phones());
        shared.retainAll(other.phones());
        if (!shared.isEmpty()) {
            reasons.add(DuplicateReason.SAME_PHONE);
        }
        return reasons.size() < SIGNS_NEEDED ? EnumSet.noneOf(DuplicateReason.class) : reasons;
    }

    /** The last digits; empty when there are too few to tell one number from another. */
    public static Set<String> phone(@Nullable String typed) {
        String digits = typed == null ? "" : NO_DIGIT.matcher(typed).replaceAll("");
        return digits.length() < PHONE_DIGITS ? Set.of() : Set.of(digits.substring(digits.length() - PHONE_DIGITS));
    }

    private static double share(Person one, Person other) {
        Set<String> these = NameTrigrams.of(one.familyName(), one.givenName());
        Set<String> those = NameTrigrams.of(other.familyName(), other.givenName());
        Set<String> both = new HashSet<>(these);
        both.retainAll(those);
        Set<String> all = new HashSet<>(these);
        all.addAll(those);
        return all.isEmpty() ? 0 : (double) both.size() / all.size();
    }

    private static boolean soundsAlike(Person one, Person other) {
        return soundsAlike(one.familyName(), other.familyName()) && soundsAlike(one.givenName(), other.givenName());
    }

    private static boolean soundsAlike(String one, String other) {
        DoubleMetaphone sounds = new DoubleMetaphone();
        String first = sounds.doubleMetaphone(NameTrigrams.folded(one));
        return first != null
                && !first.isEmpty()
                && (first.equals(sounds.doubleMetaphone(NameTrigrams.folded(other)))
                        || first.equals(sounds.doubleMetaphone(NameTrigrams.folded(other), true)));
    }

    /** Day and month exchanged, or one digit wrong. */
    private static boolean mistyped(LocalDate one, LocalDate other) {
        if (one.getYear() == other.getYear()
                && one.getMonthValue() == other.getDayOfMonth()
                && one.getDayOfMonth() == other.getMonthValue()) {
            return true;
        }
        String these = one.toString();
        String those = other.toString();
        int different = 0;
        for (int i = 0; i < Math.min(these.length(), those.length()); i++) {
            if (these.charAt(i) != those.charAt(i)) {
                different++;
            }
        }
        return these.length() == those.length() && different == 1;
    }
}
