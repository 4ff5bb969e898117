@NullMarked
package org.spineline.access.web;

import org.jspecify.annotations.NullMarked;
