/** Spineline: one package per feature, each with the layers web, application and domain. */
@NullMarked
package org.spineline;

import org.jspecify.annotations.NullMarked;
