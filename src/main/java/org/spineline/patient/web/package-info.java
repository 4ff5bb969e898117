@NullMarked
package org.spineline.patient.web;

import org.jspecify.annotations.NullMarked;
