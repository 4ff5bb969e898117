@NullMarked
package org.spineline.sedation.application;

import org.jspecify.annotations.NullMarked;
