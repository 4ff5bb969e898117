@NullMarked
package org.spineline.episode.infrastructure;

import org.jspecify.annotations.NullMarked;
