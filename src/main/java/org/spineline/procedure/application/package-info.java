@NullMarked
package org.spineline.procedure.application;

import org.jspecify.annotations.NullMarked;
