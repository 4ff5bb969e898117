package org.spineline.episode.web;

import org.spineline.episode.application.QuestionnaireService;
import org.spineline.episode.application.QuestionnaireService.RolandMorrisForm;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/questionnaires")
class QuestionnaireController {
    private final QuestionnaireService questionnaires;

    QuestionnaireController(QuestionnaireService questionnaires) {
        this.questionnaires = questionnaires;
    }

    @GetMapping("/rmdq")
    RolandMorrisForm rolandMorris() {
        return questionnaires.rolandMorris();
    }
}
