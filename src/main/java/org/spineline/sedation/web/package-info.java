@NullMarked
package org.spineline.sedation.web;

import org.jspecify.annotations.NullMarked;
