package org.spineline.operations.infrastructure;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** A backup as a file: a heading and what the kind of database writes, packed, then sealed. */
final class BackupFiles {
    private static final String HEADING = "about.properties";

    private BackupFiles() {}

    /** What stands in the heading: the kind of database, the version of its tables, and when it was made. */
    record Heading(String engine, String schema, Instant madeAt) {}

    static DatabaseCopy copyOf(String url, @Nullable String user, @Nullable String password) {
        return url.startsWith("jdbc:postgresql:") ? new PostgresCopy(url, user, password) : new H2Copy(url);
    }

    /** The file is there whole or not at all. */
    static void write(DatabaseCopy copy, Connection database, Path file, SecretKey key)
            throws SQLException, IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path part = Files.createTempFile(folder, ".backup", ".part");
        try {
            try (OutputStream sealed =
                            SealedStream.sealing(new BufferedOutputStream(Files.newOutputStream(part)), key);
                    ZipOutputStream zip = new ZipOutputStream(sealed, StandardCharsets.UTF_8)) {
                zip.putNextEntry(new ZipEntry(HEADING));
                zip.write(("engine=" + copy.engine() + "\nschema=" + H2Copy.schemaVersion(database) + "\nmade-at="
                                + now(database)
                                + "\n")
                        .getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
                copy.write(database, zip);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The database's own time: the command has no clock beside it. */
    private static Instant now(Connection database) throws SQLException {
        try (Statement asked = database.createStatement();
                ResultSet time = asked.executeQuery("select current_timestamp")) {
            time.next();
            return time.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    static Heading restore(DatabaseCopy copy, Path file, SecretKey key) throws SQLException, IOException {
        try (InputStream opened = SealedStream.opening(new BufferedInputStream(Files.newInputStream(file)), key);
                ZipInputStream zip = new ZipInputStream(opened, StandardCharsets.UTF_8)) {
            ZipEntry first = zip.getNextEntry();
            if (first == null || !first.getName().equals(HEADING)) {
                throw new RestoreRefusedException("The backup has no heading. Take another one.");
            }
            Properties told = new Properties();
            told.load(new StringReader(new String(zip.readAllBytes(), StandardCharsets.UTF_8)));
            Heading heading = new Heading(
                    told.getProperty("engine"), told.getProperty("schema"), Instant.parse(told.getProperty("made-at")));
            if (!heading.engine().equals(copy.engine())) {
                throw new RestoreRefusedException("This is a backup of " + heading.engine()
                        + ", and spring.datasource.url names " + copy.engine() + ". Name a database of the same kind.");
            }
            copy.restore(zip, heading.schema(), () -> opened.transferTo(OutputStream.nullOutputStream()));
            return heading;
        }
    }
}
