package org.spineline.operations.infrastructure;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The file of the embedded database: {@code BACKUP} copies it whole while it is written to; open changes are undone at the next start. */
final class H2Copy implements DatabaseCopy {
    private static final String PREFIX = "jdbc:h2:file:";
    private static final String SUFFIX = ".mv.db";
    private static final String ENTRY = "h2.zip";

    private final String url;

    H2Copy(String url) {
        this.url = url;
    }

    @Override
    public String engine() {
        return "H2";
    }

    @Override
    public void write(Connection database, ZipOutputStream to) throws SQLException, IOException {
        // Beside the database, which is no less readable; gone before anybody is told that there is a backup.
        Path beside = Files.createTempFile(file().toAbsolutePath().getParent(), ".backup", ".zip");
        try {
            try (Statement backup = database.createStatement()) {
                backup.execute("backup to '" + beside.toString().replace("'", "''") + "'");
            }
            // Packed by H2 already: packing it again takes as long as the first time and gains nothing.
            to.setLevel(Deflater.NO_COMPRESSION);
            to.putNextEntry(new ZipEntry(ENTRY));
            Files.copy(beside, to);
            to.closeEntry();
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    @Override
    public void restore(ZipInputStream from, String schema, Completeness complete) throws SQLException, IOException {
        Path file = file().toAbsolutePath();
        if (Files.exists(file)) {
            throw new RestoreRefusedException(
                    "There is a database at " + file
                            + " already. A backup is restored on an empty place only: name another one, or move the file away.");
        }
        Files.createDirectories(file.getParent());
        Path zip = Files.createTempFile(file.getParent(), ".restore", ".zip");
        Path part = Files.createTempFile(file.getParent(), ".restore", SUFFIX);
        try {
            if (from.getNextEntry() == null) {
                throw new RestoreRefusedException("The backup holds no database. Take another one.");
            }
            Files.copy(from, zip, StandardCopyOption.REPLACE_EXISTING);
            complete.require();
            try (ZipFile packed = new ZipFile(zip.toFile())) {
                ZipEntry database = packed.stream()
                        .filter(entry -> entry.getName().endsWith(SUFFIX))
                        .findFirst()
                        .orElseThrow(
                                () -> new RestoreRefusedException("The backup holds no database. Take another one."));
                Files.copy(packed.getInputStream(database), part, StandardCopyOption.REPLACE_EXISTING);
            }
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(zip);
            Files.deleteIfExists(part);
        }
    }

    private Path file() {
        if (!url.startsWith(PREFIX)) {
            throw new RestoreRefusedException(
                    "Only a database in a file can be backed up: spring.datasource.url must begin with " + PREFIX
                            + ".");
        }
        String rest = url.substring(PREFIX.length());
        int options = rest.indexOf(';');
        return Path.of((options < 0 ? rest : rest.substring(0, options)) + SUFFIX);
    }

    /** @return the version of the tables, by Flyway's own count */
    static String schemaVersion(Connection database) throws SQLException {
        try (Statement asked = database.createStatement();
                ResultSet version = asked.executeQuery("select \"version\" from \"flyway_schema_history\""
                        + " where \"success\" = true and \"version\" is not null order by \"installed_rank\" desc"
                        + " fetch first 1 rows only")) {
            if (!version.next()) {
                throw new RestoreRefusedException("This database was never started with Spineline.");
            }
            return version.getString(1);
        }
    }
}
