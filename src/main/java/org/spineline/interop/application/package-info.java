@NullMarked
package org.spineline.interop.application;

import org.jspecify.annotations.NullMarked;
