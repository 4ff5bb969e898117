@NullMarked
package org.spineline.day.application;

import org.jspecify.annotations.NullMarked;
