@NullMarked
package org.spineline.episode.application;

import org.jspecify.annotations.NullMarked;
