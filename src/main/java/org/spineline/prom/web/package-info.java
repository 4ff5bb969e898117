@NullMarked
package org.spineline.prom.web;

import org.jspecify.annotations.NullMarked;
