@NullMarked
package org.spineline.outcome.domain;

import org.jspecify.annotations.NullMarked;
