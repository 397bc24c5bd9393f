package org.telltale.capture.frame;

import org.telltale.base.ByteRange;

/**
 * A Decryption Secrets Block (draft-ietf-opsawg-pcapng section 4.7).
 *
 * @param type {@link #TLS_KEY_LOG} or another
 * @param bytes the secrets data, a copy
 * @param range where they lie: keys enter derivations as ranges of evidence
 */
public record Secrets(int type, byte[] bytes, ByteRange range) {

	/** NSS key log format. */
	public static final int TLS_KEY_LOG = 0x544c534b;
}
