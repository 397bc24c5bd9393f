/**
 * The case model as XMI: whole, for exchange ({@link org.telltale.model.xmi.CaseXmi}), and cut into areas, for the store
 * ({@link org.telltale.model.xmi.CaseAreas}). XML is read without DTDs, entities or schema look-ups, and no reference out of the
 * bytes given is ever followed. Anyone may call it.
 */
package org.telltale.model.xmi;
