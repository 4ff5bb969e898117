@NullMarked
package org.spineline.day.web;

import org.jspecify.annotations.NullMarked;
