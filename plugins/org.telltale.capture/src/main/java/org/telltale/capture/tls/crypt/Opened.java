package org.telltale.capture.tls.crypt;

/**
 * A record that authenticated.
 *
 * @param type its content type; in TLS 1.3 the inner one
 * @param content what it holds in clear; not to be changed
 * @param start where in the record, counted from its header, the ciphertext of the first content byte stands
 * @param unit bytes that are decrypted together: 1 where each ciphertext byte gives one content byte, else the block
 */
public record Opened(int type, byte[] content, int start, int unit) {
}
