/**
 * What the facts of a case amount to: cells and verdicts for claims, findings by rules, links between firmware and endpoints.
 * Facts in, facts out; nothing is read from evidence here. Casework calls {@link org.telltale.audit.Audit}.
 */
package org.telltale.audit;
