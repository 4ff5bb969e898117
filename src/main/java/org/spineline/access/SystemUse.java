package org.spineline.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Called by other modules within a use case that was already permitted, or by Spineline itself; by a controller only
 * where the reason says what else lets the caller in.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface SystemUse {
    /** Why no permission is asked here. */
    String value();
}
