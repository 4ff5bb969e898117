package org.spineline.sedation.application;

import java.util.Optional;
import org.spineline.sedation.SedationProtocolView;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Every protocol the configuration ever had, as it was last: records outlive the configuration. */
@Component
class KeptProtocols {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    KeptProtocols(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SedationProtocolView> find(String code) {
        return jdbc.sql("select content from sedation_protocol where code = :code")
                .param("code", code)
                .query(String.class)
                .optional()
                .flatMap(KeptProtocols::read);
    }

    /** What an earlier version kept may have words this one does not know: then the code has to do. */
    private static Optional<SedationProtocolView> read(String content) {
        try {
            return Optional.of(JSON.readValue(content, SedationProtocolView.class));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /** Two servers that start together keep the same. */
    void keep(SedationProtocolView protocol) {
        if (!find(protocol.code()).filter(protocol::equals).isPresent() && !update(protocol)) {
            try {
                jdbc.sql("insert into sedation_protocol (code, content) values (:code, :content)")
                        .param("code", protocol.code())
                        .param("content", JSON.writeValueAsString(protocol))
                        .update();
            } catch (DuplicateKeyException keptMeanwhile) {
                update(protocol);
            }
        }
    }

    private boolean update(SedationProtocolView protocol) {
        return jdbc.sql("update sedation_protocol set content = :content where code = :code")
                        .param("code", protocol.code())
                        .param("content", JSON.writeValueAsString(protocol))
                        .update()
                == 1;
    }
}
