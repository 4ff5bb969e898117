package org.spineline.procedure.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.access.SystemUse;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.secret.Sha256;
import org.spineline.procedure.NoteStatus;
import org.spineline.procedure.NoteVersionReason;
import org.spineline.procedure.application.NoteRequests.FieldDifference;
import org.spineline.procedure.application.NoteRequests.VersionComparison;
import org.spineline.procedure.application.NoteRequests.VersionRow;
import org.spineline.procedure.domain.NoteVersion;
import org.spineline.procedure.domain.NoteVersionRepository;
import org.spineline.procedure.domain.ProcedureNote;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Keeps the states of a note that matter, and compares them. */
@Service
@Transactional(readOnly = true)
public class NoteHistory {
    /** While drafting, one state in this time is kept: autosave writes every second or two. */
    static final Duration DRAFTING_INTERVAL = Duration.ofMinutes(5);

    private final NoteVersionRepository versions;
    private final NoteViews views;
    private final Clock clock;

    NoteHistory(NoteVersionRepository versions, NoteViews views, Clock clock) {
        this.versions = versions;
        this.views = views;
        this.clock = clock;
    }

    /** Before it is written over: what stood there is kept unless another state was kept a moment ago. */
    @SystemUse("Part of writing the note, which asks for its own permission")
    @Transactional(propagation = Propagation.MANDATORY)
    public void beforeWriting(ProcedureNote note) {
        @Nullable Instant last = versions.lastKept(note.getId());
        if (last == null || !clock.instant().isBefore(last.plus(DRAFTING_INTERVAL))) {
            keep(note, NoteVersionReason.DRAFTING);
        }
    }

    /** @param note flushed, so that its version is the one in the database */
    @SystemUse("Part of signing and taking over, which ask for their own permission")
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(ProcedureNote note, NoteVersionReason reason) {
        if (!versions.existsByNoteIdAndState(note.getId(), note.getVersion())) {
            String content = Canonical.json(note.content());
            versions.save(new NoteVersion(note, reason, content, Sha256.hex(content)));
        }
    }

    /** Newest first; a draft's present state stands at the top. */
    @Requires(Permission.NOTE_READ)
    public List<VersionRow> versions(UUID noteId) {
        ProcedureNote note = views.load(noteId);
        List<VersionRow> rows = new ArrayList<>();
        if (note.getStatus() == NoteStatus.DRAFT) {
            rows.add(new VersionRow(note.getVersion(), null, note.getWrittenByName(), note.getWrittenAt(), true));
        }
        versions.kept(noteId).stream()
                .filter(kept -> rows.isEmpty() || kept.state() != note.getVersion())
                .map(kept -> new VersionRow(kept.state(), kept.reason(), kept.writtenByName(), kept.writtenAt(), false))
                .forEach(rows::add);
        return rows;
    }

    /** What changed from one state to the other, field by field; levels are compared by vertebra. */
    @Requires(Permission.NOTE_READ)
    public VersionComparison compare(UUID noteId, long before, long after) {
        ProcedureNote note = views.load(noteId);
        JsonNode old = content(note, before);
        JsonNode now = content(note, after);
        List<FieldDifference> differences = new ArrayList<>(differences(null, old, now));
        Map<String, JsonNode> oldLevels = levels(old);
        Map<String, JsonNode> newLevels = levels(now);
        TreeSet<VertebralLevel> all = new TreeSet<>();
        oldLevels.keySet().forEach(name -> all.add(VertebralLevel.valueOf(name)));
        newLevels.keySet().forEach(name -> all.add(VertebralLevel.valueOf(name)));
        for (VertebralLevel level : all) {
            JsonNode oldLevel = oldLevels.getOrDefault(level.name(), Canonical.empty());
            JsonNode newLevel = newLevels.getOrDefault(level.name(), Canonical.empty());
            differences.addAll(differences(level, oldLevel, newLevel));
        }
        return new VersionComparison(before, after, differences);
    }

    private JsonNode content(ProcedureNote note, long state) {
        if (note.getVersion() == state && note.getStatus() == NoteStatus.DRAFT) {
            return Canonical.tree(Canonical.json(note.content()));
        }
        return versions.findByNoteIdAndState(note.getId(), state)
                .map(kept -> Canonical.tree(kept.getContent()))
                .orElseThrow(() -> new NotFoundException(
                        "note-version-not-found",
                        "This version of the note was not kept. Choose one of the list.",
                        Map.of("noteId", note.getId(), "version", state)));
    }

    private static List<FieldDifference> differences(@Nullable VertebralLevel level, JsonNode old, JsonNode now) {
        TreeSet<String> fields = new TreeSet<>(old.propertyNames());
        fields.addAll(now.propertyNames());
        return fields.stream()
                .filter(field -> !field.equals("levels") && !field.equals("id"))
                .map(field -> new FieldDifference(level, field, text(old.path(field)), text(now.path(field))))
                .filter(difference -> !Objects.equals(difference.before(), difference.after()))
                .toList();
    }

    /** Null is "not recorded". */
    private static @Nullable String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : Canonical.plain(value);
    }

    private static Map<String, JsonNode> levels(JsonNode content) {
        Map<String, JsonNode> levels = new LinkedHashMap<>();
        content.path("levels").forEach(level -> levels.put(level.path("level").asString(), level));
        return levels;
    }
}
