package org.spineline.bonehealth;

/** How far a referral to the fracture liaison service is. */
public enum LiaisonStage {
    SENT,
    ACCEPTED,
    SEEN
}
