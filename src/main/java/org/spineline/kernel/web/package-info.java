/** What controllers share: expected versions, pages, request limits. */
@NullMarked
package org.spineline.kernel.web;

import org.jspecify.annotations.NullMarked;
