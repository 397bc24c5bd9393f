/**
 * Test contents that are unlike anything else: texts, contacts and photos that an examiner puts on a handset before a
 * test, so that a sighting of one can only come from there (NIST SP 800-202, populating mobile test devices). Numbers are
 * of ranges that nobody has, positions are in the open sea. Depends on base and the exhibits' package; the command line
 * calls {@link org.telltale.handset.canary.CanarySet} and {@link org.telltale.handset.canary.CanaryFolder}.
 */
package org.telltale.handset.canary;
