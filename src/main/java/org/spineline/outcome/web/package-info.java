@NullMarked
package org.spineline.outcome.web;

import org.jspecify.annotations.NullMarked;
