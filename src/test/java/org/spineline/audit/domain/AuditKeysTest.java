package org.spineline.audit.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditKeysTest {
    private static final byte[] OLD = new byte[32];
    private static final byte[] NEW =
            "another secret of thirty-two byte".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final AuditKeys keys = new AuditKeys(List.of(NEW));

    @Test
    void a_secret_of_less_than_32_bytes_is_refused() {
        assertThat(new AuditKeys(List.of(new byte[32])).id()).hasSize(16);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new AuditKeys(List.of(new byte[31])));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new AuditKeys(List.of()));
    }

    @Test
    void no_two_rows_look_alike_to_the_mac() {
        assertThat(entry("a", null).canonical()).isNotEqualTo(entry(null, "a").canonical());
        assertThat(entry("1:a|1:b", null).canonical())
                .isNotEqualTo(entry("1:a", "1:b").canonical());
        assertThat(entry("-", null).canonical()).isNotEqualTo(entry(null, null).canonical());
        assertThat(entry("", null).canonical()).isNotEqualTo(entry(null, null).canonical());
    }

    @Test
    void what_an_older_key_wrote_can_still_be_checked_and_is_not_taken_for_the_new_one() {
        AuditKeys before = new AuditKeys(List.of(OLD));
        AuditKeys after = new AuditKeys(List.of(NEW, OLD));
        AuditEntry entry = entry("Patient", null);
        String mac = before.mac(entry);

        assertThat(after.isMac(entry, before.id(), mac)).isTrue();
        assertThat(after.isMac(entry, after.id(), mac)).isFalse();
        assertThat(keys.isMac(entry, before.id(), mac)).as("no longer known").isFalse();
        assertThat(after.isLink(1, "p", entry, mac, before.link(1, "p", entry, mac)))
                .isTrue();
        assertThat(after.isSigned("text", before.sign("text"))).isTrue();
        assertThat(after.isSigned("texts", before.sign("text"))).isFalse();
        assertThat(after.isSigned("text", "not Base64!")).isFalse();
    }

    @Test
    void a_pseudonym_is_always_the_same_and_another_under_another_key() {
        UUID patient = UUID.randomUUID();

        assertThat(keys.pseudonym(patient)).isEqualTo(keys.pseudonym(patient)).matches("P-[0-9A-F]{12}");
        assertThat(keys.pseudonym(patient))
                .isNotEqualTo(new AuditKeys(List.of(OLD)).pseudonym(patient))
                .isNotEqualTo(keys.pseudonym(UUID.randomUUID()));
    }

    @Test
    void a_line_of_the_anchor_file_is_read_back_as_it_was() {
        AuditAnchor anchor = AuditAnchor.signed(keys, 7, "a".repeat(64), Instant.parse("2026-11-23T08:00:00.000001Z"));

        assertThat(AuditAnchor.of(anchor.line())).contains(anchor);
        assertThat(anchor.isSignedBy(keys)).isTrue();
        assertThat(AuditAnchor.of(anchor.line().substring(3))).isEmpty();
        assertThat(AuditAnchor.of(anchor.line().replace("2026-11-23T", "yesterday")))
                .isEmpty();
    }

    private static AuditEntry entry(@Nullable String type, @Nullable String fields) {
        return new AuditEntry(
                new UUID(0, 1),
                Instant.parse("2026-11-23T08:00:00Z"),
                new UUID(0, 2),
                AuditAction.UPDATE,
                new UUID(0, 3),
                "NURSE",
                null,
                type,
                null,
                fields,
                null,
                null,
                AuditOutcome.SUCCESS,
                null,
                null,
                null,
                null,
                null);
    }
}
