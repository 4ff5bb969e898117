package org.spineline.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.spineline.support.KilledProcess;

/** The server dies between two autosaves: what it has acknowledged is in the note, and the note is whole. */
class KilledEditorTest {
    private static final int ENOUGH = 40;

    @TempDir
    private Path home;

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void the_last_acknowledged_draft_survives_the_death_of_the_process() throws Exception {
        List<String> acknowledged =
                KilledProcess.run(home, NoteUntilKilled.class, NoteUntilKilled.ACKNOWLEDGED, ENOUGH);

        int last = Integer.parseInt(acknowledged.get(acknowledged.size() - 1));
        assertThat(last).isGreaterThanOrEqualTo(ENOUGH);
        try (Connection database = KilledProcess.database(home);
                ResultSet note =
                        database.createStatement().executeQuery("select aftercare, version from procedure_note")) {
            assertThat(note.next()).isTrue();
            assertThat(Integer.parseInt(note.getString(1).replace("Typed ", "")))
                    .as("the last one acknowledged, or the one that was under way")
                    .isBetween(last, last + 1);
            assertThat(note.getLong(2)).isGreaterThanOrEqualTo(last);
            assertThat(note.next()).as("one note").isFalse();
        }
    }
}
