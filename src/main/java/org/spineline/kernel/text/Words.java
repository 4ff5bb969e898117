package org.spineline.kernel.text;

import java.util.Locale;

/** Names of values as they stand in a sentence. */
public final class Words {
    private Words() {}

    /** BALLOON_KYPHOPLASTY becomes "balloon kyphoplasty". */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
