@NullMarked
package org.spineline.adverse.application;

import org.jspecify.annotations.NullMarked;
