@NullMarked
package org.spineline.supply.web;

import org.jspecify.annotations.NullMarked;
