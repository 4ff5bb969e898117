@NullMarked
package org.spineline.access.domain;

import org.jspecify.annotations.NullMarked;
