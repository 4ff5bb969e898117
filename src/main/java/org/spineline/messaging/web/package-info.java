/** Messages and feeds over HTTP. */
@NullMarked
package org.spineline.messaging.web;

import org.jspecify.annotations.NullMarked;
