/** Makes the OpenAPI document say what the code means. */
@NullMarked
package org.spineline.kernel.openapi;

import org.jspecify.annotations.NullMarked;
