package org.spineline.episode;

/** What is done to the vertebra. */
public enum Technique {
    VERTEBROPLASTY,
    BALLOON_KYPHOPLASTY,
    MECHANICAL_IMPLANT,
    SACROPLASTY
}
