@NullMarked
package org.spineline.supply.domain;

import org.jspecify.annotations.NullMarked;
