/** What a wrong configuration is told. */
@NullMarked
package org.spineline.kernel.config;

import org.jspecify.annotations.NullMarked;
