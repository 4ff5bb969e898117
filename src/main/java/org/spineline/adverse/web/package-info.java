@NullMarked
package org.spineline.adverse.web;

import org.jspecify.annotations.NullMarked;
