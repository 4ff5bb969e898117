@NullMarked
package org.spineline.sedation.domain;

import org.jspecify.annotations.NullMarked;
