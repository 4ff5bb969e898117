package org.spineline.episode.application;

import java.util.List;
import java.util.stream.IntStream;
import org.spineline.access.OpenToSignedIn;
import org.spineline.access.SystemUse;
import org.spineline.episode.Questionnaires;
import org.spineline.episode.domain.QuestionnaireRules;
import org.springframework.stereotype.Service;

/** The questionnaires patients fill in. */
@Service
public class QuestionnaireService implements Questionnaires {
    private final QuestionnaireRules rules;

    QuestionnaireService(QuestionnaireRules rules) {
        this.rules = rules;
    }

    /** @param attribution authors and publication, to be shown with the statements */
    public record RolandMorrisForm(String version, String attribution, List<Statement> statements) {}

    /** @param number from 1, as published */
    public record Statement(int number, String text) {}

    @OpenToSignedIn
    public RolandMorrisForm rolandMorris() {
        List<String> texts = rules.rmdq().statements();
        return new RolandMorrisForm(
                rules.rmdq().version(),
                rules.rmdq().attribution(),
                IntStream.range(0, texts.size())
                        .mapToObj(index -> new Statement(index + 1, texts.get(index)))
                        .toList());
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    public String nrsVersion() {
        return rules.nrs().version();
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    public String rmdqVersion() {
        return rules.rmdq().version();
    }

    @Override
    @SystemUse("Other modules ask within their own permitted use case")
    public RolandMorrisText rolandMorrisText() {
        return new RolandMorrisText(rules.rmdq().attribution(), rules.rmdq().statements());
    }
}
