package org.spineline.operations.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spineline.kernel.config.Folders;
import org.spineline.kernel.config.WrongConfigurationException;
import org.spineline.kernel.problem.ConflictException;
import org.spineline.kernel.problem.UnavailableException;
import org.spineline.operations.application.Backups;
import org.spineline.operations.application.OperationsRequests.BackupFile;
import org.spineline.operations.domain.BackupRules;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes backups on a running server, when told and by itself. */
@Component
class BackupFolder implements Backups {
    private static final Logger LOG = LoggerFactory.getLogger(BackupFolder.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final String PREFIX = "spineline-";
    private static final String SUFFIX = ".backup";

    private final BackupRules rules;
    private final DataSource database;
    private final DatabaseCopy copy;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    BackupFolder(BackupRules rules, DataSource database, @Value("${spring.datasource.url}") String url, Clock clock) {
        this.rules = rules;
        this.database = database;
        this.copy = BackupFiles.copyOf(url, null, null);
        this.clock = clock;
        Path folder = rules.folder();
        if (folder != null) {
            Folders.requireWritable("spineline.backup.folder", folder);
        }
        if (folder != null || rules.keyFile() != null) {
            BackupKey.read(rules.keyFile());
        }
        if (rules.every() != null && folder == null) {
            throw new WrongConfigurationException(
                    "spineline.backup.every is set, but spineline.backup.folder is not.",
                    "Name a folder for the backups, or take spineline.backup.every away.");
        }
    }

    @Override
    public boolean isConfigured() {
        return rules.isComplete();
    }

    @Override
    public Optional<BackupFile> newest() {
        Path folder = rules.folder();
        if (folder == null) {
            return Optional.empty();
        }
        try {
            List<Path> all = all(folder);
            return all.isEmpty() ? Optional.empty() : Optional.of(described(all.get(0)));
        } catch (IOException away) {
            return Optional.empty();
        }
    }

    @Override
    public BackupFile make() {
        Path folder = rules.folder();
        if (folder == null) {
            throw new ConflictException(
                    "backup-not-configured",
                    "There is no place for backups. Set spineline.backup.folder and spineline.backup.key-file.",
                    Map.of());
        }
        if (!oneAtATime.tryLock()) {
            throw new UnavailableException("backup-running", "A backup is being made. Wait until it is there.");
        }
        try {
            Path file = folder.resolve(PREFIX + STAMP.format(clock.instant().atOffset(ZoneOffset.UTC)) + SUFFIX);
            try (Connection connection = database.getConnection()) {
                BackupFiles.write(copy, connection, file, BackupKey.read(rules.keyFile()));
            }
            List<Path> all = all(folder);
            for (Path old : all.subList(Math.min(rules.keep(), all.size()), all.size())) {
                Files.deleteIfExists(old);
            }
            LOG.info("Backup {} written", file.getFileName());
            return described(file);
        } catch (IOException | SQLException | RestoreRefusedException | WrongConfigurationException failed) {
            LOG.error("No backup could be made", failed);
            throw new UnavailableException(
                    "backup-failed", "The backup could not be made. The server's log says why; no file was left.");
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Looked at often and cheaply: the newest file tells when the next is due, also after a restart and beside other servers. */
    @Scheduled(fixedDelay = 30_000, initialDelay = 60_000)
    void makeWhenDue() {
        Duration every = rules.every();
        if (every == null) {
            return;
        }
        Optional<Instant> last = newest().map(BackupFile::madeAt);
        if (last.isEmpty() || !last.get().plus(every).isAfter(clock.instant())) {
            try {
                make();
            } catch (UnavailableException logged) {
                LOG.warn("The next try to make a backup follows in half a minute");
            }
        }
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> madeAt(file) != null)
                    .sorted(Comparator.comparing((Path file) -> Objects.requireNonNull(file.getFileName()))
                            .reversed())
                    .toList();
        }
    }

    private static BackupFile described(Path file) throws IOException {
        return new BackupFile(file.getFileName().toString(), Files.size(file), Objects.requireNonNull(madeAt(file)));
    }

    private static @Nullable Instant madeAt(Path file) {
        String name = file.getFileName().toString();
        if (!name.matches(PREFIX + "\\d{8}T\\d{6}Z" + SUFFIX)) {
            return null;
        }
        return LocalDateTime.parse(name.substring(PREFIX.length(), name.length() - SUFFIX.length()), STAMP)
                .toInstant(ZoneOffset.UTC);
    }
}
