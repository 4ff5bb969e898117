@NullMarked
package org.spineline.day.domain;

import org.jspecify.annotations.NullMarked;
