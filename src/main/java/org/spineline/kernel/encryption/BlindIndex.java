package org.spineline.kernel.encryption;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.annotations.Type;

/**
 * Beside an encrypted column, for the one question whether it equals something: the field holds the plain text when it is
 * written, the database keeps a keyed hash, and it is never read back. Declare the column {@code updatable = false}.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Type(BlindIndexText.class)
public @interface BlindIndex {
    /** Table and column of the index. */
    String value();

    /** Column of the same table that it finds again. */
    String of();

    /** What of the text is compared; empty where nothing is. */
    Class<? extends Function<String, Optional<String>>> by();
}
