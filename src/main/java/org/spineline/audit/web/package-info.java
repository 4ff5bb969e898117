@NullMarked
package org.spineline.audit.web;

import org.jspecify.annotations.NullMarked;
