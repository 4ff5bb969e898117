@NullMarked
package org.spineline.followup.web;

import org.jspecify.annotations.NullMarked;
