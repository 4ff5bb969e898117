package org.spineline.kernel.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was said, and names of values as they stand in a sentence. */
public final class Words {
    private Words() {}

    /** BALLOON_KYPHOPLASTY becomes "balloon kyphoplasty". */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What somebody typed, without the spaces around it; null for nothing but spaces. */
    public static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
