/** How the tables are brought to the version of the program. */
@NullMarked
package org.spineline.kernel.database;

import org.jspecify.annotations.NullMarked;
