@NullMarked
package org.spineline.prom.application;

import org.jspecify.annotations.NullMarked;
