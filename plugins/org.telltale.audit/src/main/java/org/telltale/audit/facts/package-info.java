/**
 * Typed views of the fact lines that audit reads (docs/formats/facts.md): runs, conditions, stimuli, flows, sightings,
 * exhibits, claims. The whole audit calls it; so may casework, report and the workbench.
 */
package org.telltale.audit.facts;
