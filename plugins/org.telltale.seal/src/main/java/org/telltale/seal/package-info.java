/**
 * Seals reports and judges sealed ones: {@link org.telltale.seal.Finisher} makes PDF/A-3b of a plain PDF,
 * {@link org.telltale.seal.Signer} certifies it, {@link org.telltale.seal.Verifier} refuses whatever is not exactly a
 * report as Telltale signs it, and replays, recounts and recomputes its facts by code of its own. Called by the command
 * line and the workbench; sees no engine.
 */
package org.telltale.seal;
