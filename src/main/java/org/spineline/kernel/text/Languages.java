package org.spineline.kernel.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which of the languages there are words for comes closest to the one somebody speaks. */
public final class Languages {
    private Languages() {}

    /**
     * pt-BR, else pt, else nothing.
     *
     * @param wanted BCP 47
     */
    public static Optional<String> closest(String wanted, Set<String> spoken) {
        Locale locale = Locale.forLanguageTag(wanted);
        return Optional.of(locale.toLanguageTag()).filter(spoken::contains).or(() -> Optional.of(locale.getLanguage())
                .filter(spoken::contains));
    }
}
