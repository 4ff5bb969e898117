@NullMarked
package org.spineline.interop.web;

import org.jspecify.annotations.NullMarked;
