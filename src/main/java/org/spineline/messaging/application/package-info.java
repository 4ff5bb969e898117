/** The outbox, the letters and the feeds. */
@NullMarked
package org.spineline.messaging.application;

import org.jspecify.annotations.NullMarked;
