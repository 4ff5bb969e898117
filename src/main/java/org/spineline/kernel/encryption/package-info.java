/** Columns that are unreadable in the database, its file and its backups (decision 0011). */
@NullMarked
package org.spineline.kernel.encryption;

import org.jspecify.annotations.NullMarked;
