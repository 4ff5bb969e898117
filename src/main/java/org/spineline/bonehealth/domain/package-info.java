@NullMarked
package org.spineline.bonehealth.domain;

import org.jspecify.annotations.NullMarked;
