/** Use cases. */
@NullMarked
package org.spineline.operations.application;

import org.jspecify.annotations.NullMarked;
