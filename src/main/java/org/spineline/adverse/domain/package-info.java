@NullMarked
package org.spineline.adverse.domain;

import org.jspecify.annotations.NullMarked;
