@NullMarked
package org.spineline.bonehealth.infrastructure;

import org.jspecify.annotations.NullMarked;
