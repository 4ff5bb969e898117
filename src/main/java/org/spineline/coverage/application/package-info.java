@NullMarked
package org.spineline.coverage.application;

import org.jspecify.annotations.NullMarked;
