@NullMarked
package org.spineline.procedure.web;

import org.jspecify.annotations.NullMarked;
