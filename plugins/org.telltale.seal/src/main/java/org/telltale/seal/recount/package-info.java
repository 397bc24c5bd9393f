/**
 * The verifier's own reading of captures: records and blocks, decapsulation, fragments, a second count of frames and
 * flows by the rules of {@code docs/formats/facts.md}. Shares no code with the engines. For this module.
 */
package org.telltale.seal.recount;
