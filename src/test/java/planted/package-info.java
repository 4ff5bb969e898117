/** Violations of every wall, planted to prove that the walls hold. */
package planted;
