/** What entities share: identity, version, facility. */
@NullMarked
package org.spineline.kernel.domain;

import org.jspecify.annotations.NullMarked;
