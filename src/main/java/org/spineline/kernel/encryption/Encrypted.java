package org.spineline.kernel.encryption;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.annotations.Type;

/**
 * A text that is encrypted in the database. No query can search, compare or sort by it. The column needs room for four times
 * the characters and 80 more, and its table a key called {@code id}.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Type(EncryptedText.class)
public @interface Encrypted {
    /** Table and column with a dot between; what is encrypted for one place does not open at another. */
    String value();
}
