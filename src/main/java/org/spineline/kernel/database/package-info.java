/** How the tables are brought to the version of the program, and how they are asked and filled in few statements. */
@NullMarked
package org.spineline.kernel.database;

import org.jspecify.annotations.NullMarked;
