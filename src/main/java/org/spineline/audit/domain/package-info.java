@NullMarked
package org.spineline.audit.domain;

import org.jspecify.annotations.NullMarked;
