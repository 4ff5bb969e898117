package org.spineline.kernel.encryption;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import org.hibernate.type.descriptor.WrapperOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spineline.kernel.problem.UnavailableException;

/** Encrypts on the way into the database and decrypts on the way out. */
public final class EncryptedText extends ColumnText {
    /** Where the session factory keeps the {@link RecordKeys}. */
    static final String KEYS = "spineline.record-keys";

    private static final Logger LOG = LoggerFactory.getLogger(EncryptedText.class);

    private final String place;

    /** Hibernate makes one for each field that gives it its annotation here; one without would be shared by all of them. */
    public EncryptedText(Encrypted column) {
        place = column.value();
    }

    @Override
    public @Nullable String nullSafeGet(ResultSet row, int position, WrapperOptions options) throws SQLException {
        String kept = row.getString(position);
        if (kept == null) {
            return null;
        }
        try {
            return keys(options).decrypted(kept, place);
        } catch (IllegalStateException refused) {
            // Whose value it is stands in no log; the column and the reason help whoever has to put it right.
            LOG.error("A value of {} cannot be read: {}", place, refused.getMessage());
            throw new UnavailableException(
                    "record-unreadable",
                    "A part of this record cannot be decrypted: it was changed outside Spineline, or the key it was"
                            + " written with is missing. Nothing was changed. Please tell your administrator.");
        }
    }

    @Override
    public void nullSafeSet(PreparedStatement statement, @Nullable String value, int position, WrapperOptions options)
            throws SQLException {
        if (value == null) {
            statement.setNull(position, Types.VARCHAR);
        } else {
            statement.setString(position, keys(options).encrypted(value, place));
        }
    }

    static RecordKeys keys(WrapperOptions options) {
        return (RecordKeys) Objects.requireNonNull(
                options.getSessionFactory().getProperties().get(KEYS),
                "The session factory has no keys for its columns");
    }
}
