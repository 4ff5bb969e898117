@NullMarked
package org.spineline.episode.web;

import org.jspecify.annotations.NullMarked;
