@NullMarked
package org.spineline.coverage.domain;

import org.jspecify.annotations.NullMarked;
