@NullMarked
package org.spineline.access.application;

import org.jspecify.annotations.NullMarked;
