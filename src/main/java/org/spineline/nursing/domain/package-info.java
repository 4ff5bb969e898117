@NullMarked
package org.spineline.nursing.domain;

import org.jspecify.annotations.NullMarked;
