@NullMarked
package org.spineline.supply.application;

import org.jspecify.annotations.NullMarked;
