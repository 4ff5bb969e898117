@NullMarked
package org.spineline.followup.application;

import org.jspecify.annotations.NullMarked;
