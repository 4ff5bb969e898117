@NullMarked
package org.spineline.outcome.application;

import org.jspecify.annotations.NullMarked;
