@NullMarked
package org.spineline.procedure.domain;

import org.jspecify.annotations.NullMarked;
