@NullMarked
package org.spineline.nursing.web;

import org.jspecify.annotations.NullMarked;
