@NullMarked
package org.spineline.bonehealth.web;

import org.jspecify.annotations.NullMarked;
