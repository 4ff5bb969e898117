package org.spineline.access.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasskeyRulesTest {
    @ParameterizedTest
    @CsvSource({
        "https://spineline.example.org,, true",
        "https://spineline.example.org:8443,, true",
        "https://spineline.example.org, spineline.example.org, true",
        "https://spineline.example.org, example.org, true",
        "http://localhost:8080,, true",
        "https://localhost,, true",
        ",, true",
        ", example.org, false",
        "http://spineline.example.org,, false",
        "https://Spineline.example.org,, false",
        "https://spineline.example.org/,, false",
        "https://spineline.example.org/login,, false",
        "https://spineline.example.org:443,, false",
        "https://user@spineline.example.org,, false",
        "https://192.0.2.7,, false",
        "https://[2001:db8::7],, false",
        "https://spineline.example.org, org, false",
        "https://spineline.example.org, other.org, false",
        "https://notexample.org, example.org, false",
        "spineline.example.org,, false",
        "https:// x,, false",
        "https://,, false"
    })
    void an_origin_is_taken_as_a_browser_writes_it_and_a_domain_above_it(String origin, String rpId, boolean sensible) {
        assertThat(new PasskeyRules(origin, rpId).isSensible()).isEqualTo(sensible);
    }

    @Test
    void what_the_site_says_goes_before_what_the_request_says() {
        PasskeyRules rules = new PasskeyRules("https://spineline.example.org", null);

        assertThat(rules.at(true, "evil.example.net", 443))
                .contains(new RelyingParty("https://spineline.example.org", "spineline.example.org"));
        assertThat(new PasskeyRules("https://spineline.example.org", "example.org").at(true, "localhost", 8080))
                .contains(new RelyingParty("https://spineline.example.org", "example.org"));
    }

    @Test
    void without_a_word_of_the_site_only_the_servers_own_machine_has_passkeys() {
        PasskeyRules rules = new PasskeyRules(null, null);

        assertThat(rules.at(false, "localhost", 8080)).contains(new RelyingParty("http://localhost:8080", "localhost"));
        assertThat(rules.at(false, "localhost", 80)).contains(new RelyingParty("http://localhost", "localhost"));
        assertThat(rules.at(false, "127.0.0.1", 8080)).isEmpty();
        assertThat(rules.at(false, "spineline.example.org", 80)).isEmpty();
        assertThat(rules.at(true, "localhost", 443)).isEmpty();
    }
}
