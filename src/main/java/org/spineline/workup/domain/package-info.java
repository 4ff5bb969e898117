@NullMarked
package org.spineline.workup.domain;

import org.jspecify.annotations.NullMarked;
