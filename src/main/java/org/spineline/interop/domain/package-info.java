@NullMarked
package org.spineline.interop.domain;

import org.jspecify.annotations.NullMarked;
