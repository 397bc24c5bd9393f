/**
 * Reads a capture in one pass: frames, flows, streams, transactions, layers, carved files, digests. The door is
 * {@link org.telltale.capture.CaptureReader}. Depends on base alone; everyone may call it.
 */
package org.telltale.capture;
