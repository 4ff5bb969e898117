@NullMarked
package org.spineline.nursing.application;

import org.jspecify.annotations.NullMarked;
