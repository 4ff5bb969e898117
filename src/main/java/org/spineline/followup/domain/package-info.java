@NullMarked
package org.spineline.followup.domain;

import org.jspecify.annotations.NullMarked;
