@NullMarked
package org.spineline.episode.domain;

import org.jspecify.annotations.NullMarked;
