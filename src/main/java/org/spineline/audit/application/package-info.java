@NullMarked
package org.spineline.audit.application;

import org.jspecify.annotations.NullMarked;
