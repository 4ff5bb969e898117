/** HTTP. */
@NullMarked
package org.spineline.operations.web;

import org.jspecify.annotations.NullMarked;
