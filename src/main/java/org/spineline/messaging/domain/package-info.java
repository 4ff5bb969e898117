/** Messages, feeds and the rules of when and how to write. */
@NullMarked
package org.spineline.messaging.domain;

import org.jspecify.annotations.NullMarked;
