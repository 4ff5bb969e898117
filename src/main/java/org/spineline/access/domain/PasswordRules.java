package org.spineline.access.domain;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which passwords are taken: long ones that nobody with a list of leaked passwords, common words and the words of this site
 * would soon come to. Nothing is asked of their composition, and they never expire (NIST SP 800-63B-4).
 */
public final class PasswordRules {
    public static final int SHORTEST = 15;
    public static final int LONGEST = 200;

    /** Ten thousand million guesses; what a list, a repeated word or a row of keys stays far below. */
    private static final double FEWEST_GUESSES = 1e10;
    /** Estimating takes longer than in proportion; more characters only make a password better. */
    private static final int ESTIMATED = 64;

    private static final int SHORTEST_WORD = 3;
    private static final List<String> PRODUCT_WORDS = List.of(
            "spineline",
            "hospital",
            "radiology",
            "radiologist",
            "interventional",
            "vertebroplasty",
            "kyphoplasty",
            "sacroplasty",
            "vertebral",
            "augmentation",
            "fracture",
            "osteoporosis",
            "spine",
            "cement",
            "sedation",
            "nurse",
            "doctor",
            "patient",
            "scheduler",
            "administrator",
            "auditor");

    private final Zxcvbn estimator = new Zxcvbn();
    private final List<String> siteWords;

    public PasswordRules(List<String> siteWords) {
        this.siteWords = Stream.concat(PRODUCT_WORDS.stream(), siteWords.stream())
                .flatMap(PasswordRules::words)
                .distinct()
                .toList();
    }

    /** The same password, however the keyboard composes its letters. */
    public static String normal(CharSequence typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC);
    }

    /**
     * What is wrong with it, if anything.
     *
     * @param about what others know of its owner: user name, own name
     */
    public Optional<String> objection(String typed, String... about) {
        String password = normal(typed);
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of("Use at least " + SHORTEST + " characters.");
        }
        if (length > LONGEST) {
            return Optional.of("Use at most " + LONGEST + " characters.");
        }
        List<String> known = new ArrayList<>(siteWords);
        Stream.of(about).flatMap(PasswordRules::words).forEach(known::add);
        String estimated = password.substring(0, Math.min(password.length(), ESTIMATED));
        return estimator.measure(estimated, known).getGuesses() < FEWEST_GUESSES
                ? Optional.of(
                        "This is easy to guess: a known password, common words or a pattern. Add words of your own.")
                : Optional.empty();
    }

    private static Stream<String> words(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Stream.concat(Stream.of(lower), Stream.of(lower.split("[^\\p{L}\\p{N}]+")))
                .filter(word -> word.length() >= SHORTEST_WORD);
    }
}
