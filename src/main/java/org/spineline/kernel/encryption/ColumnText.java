package org.spineline.kernel.encryption;

import java.sql.Types;
import org.hibernate.usertype.UserType;

/** A text that the database holds in another form than the entity. */
abstract class ColumnText implements UserType<String> {
    @Override
    public int getSqlType() {
        return Types.VARCHAR;
    }

    @Override
    public Class<String> returnedClass() {
        return String.class;
    }

    @Override
    public String deepCopy(String value) {
        return value;
    }

    @Override
    public boolean isMutable() {
        return false;
    }
}
