@NullMarked
package org.spineline.bonehealth.application;

import org.jspecify.annotations.NullMarked;
