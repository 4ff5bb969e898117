@NullMarked
package org.spineline.coverage.web;

import org.jspecify.annotations.NullMarked;
