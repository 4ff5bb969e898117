package org.spineline.operations.infrastructure;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** How one kind of database is copied whole, while others write to it, and made again from such a copy. */
interface DatabaseCopy {
    /** As it stands in the heading of a copy. */
    String engine();

    /** Writes entries; the copy is of one moment. */
    void write(Connection database, ZipOutputStream to) throws SQLException, IOException;

    /**
     * Reads the entries behind the heading. Nothing is visible in the place before {@code complete} was asked.
     *
     * @param schema the version of the tables the copy was made of
     * @param complete throws if the copy turns out to be damaged behind its last entry
     */
    void restore(ZipInputStream from, String schema, Completeness complete) throws SQLException, IOException;

    /** Reads what is left and throws if it is not what was written. */
    interface Completeness {
        void require() throws IOException;
    }
}
