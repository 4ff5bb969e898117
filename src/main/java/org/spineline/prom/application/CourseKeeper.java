package org.spineline.prom.application;

import org.spineline.access.SystemUse;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.Indication;
import org.spineline.procedure.NoteVoided;
import org.spineline.procedure.ProcedureSigned;
import org.spineline.prom.domain.ProcedureCourse;
import org.spineline.prom.domain.ProcedureCourseRepository;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Knows from which procedure an episode's scores count their days: the latest one that is on record. */
@Service
@SystemUse("Follows from signing or voiding the note, which ask for their own permission")
class CourseKeeper {
    private final ProcedureCourseRepository courses;
    private final EpisodeDirectory episodes;

    CourseKeeper(ProcedureCourseRepository courses, EpisodeDirectory episodes) {
        this.courses = courses;
        this.episodes = episodes;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(ProcedureSigned signed) {
        Indication indication = episodes.facts(signed.episodeId()).indication();
        ProcedureCourse course = courses.findByEpisodeId(signed.episodeId()).orElse(null);
        if (course == null) {
            courses.saveAndFlush(new ProcedureCourse(signed, indication));
        } else if (signed.replaces().contains(course.getNoteId())
                || !signed.endedAt().isBefore(course.getProcedureAt())) {
            course.follows(signed, indication);
            courses.saveAndFlush(course);
        }
    }

    /** Days after a procedure that is not on record any more mean nothing; its scores stay. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(NoteVoided voided) {
        courses.deleteByNoteId(voided.noteId());
    }
}
