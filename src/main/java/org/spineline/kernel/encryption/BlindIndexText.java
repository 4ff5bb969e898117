package org.spineline.kernel.encryption;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.type.descriptor.WrapperOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;

/** Writes the keyed hash of what is compared, and reads nothing. */
public final class BlindIndexText extends ColumnText {
    private final String place;
    private final Function<String, Optional<String>> compared;

    public BlindIndexText(BlindIndex index) {
        place = index.value();
        compared = BeanUtils.instantiateClass(index.by());
    }

    @Override
    public @Nullable String nullSafeGet(ResultSet row, int position, WrapperOptions options) {
        return null;
    }

    @Override
    public void nullSafeSet(PreparedStatement statement, @Nullable String value, int position, WrapperOptions options)
            throws SQLException {
        Optional<String> told = value == null ? Optional.empty() : compared.apply(value);
        if (told.isEmpty()) {
            statement.setNull(position, Types.VARCHAR);
        } else {
            statement.setString(position, EncryptedText.keys(options).index(told.get(), place));
        }
    }
}
