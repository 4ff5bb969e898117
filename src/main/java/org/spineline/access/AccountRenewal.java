package org.spineline.access;

/** Creates an account or gives it a new password; for the demo, which prints fresh ones at every start. */
public interface AccountRenewal {
    void renew(String username, String displayName, Role role, String password);
}
