@NullMarked
package org.spineline.workup.web;

import org.jspecify.annotations.NullMarked;
