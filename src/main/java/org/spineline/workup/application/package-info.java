@NullMarked
package org.spineline.workup.application;

import org.jspecify.annotations.NullMarked;
