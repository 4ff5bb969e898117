@NullMarked
package org.spineline.prom.domain;

import org.jspecify.annotations.NullMarked;
