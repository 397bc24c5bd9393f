package org.telltale.capture.protocol;

import org.telltale.capture.layer.LayerListener;

/** Hears what protocols find in a capture. */
public interface FindingListener extends LayerListener {

	/** A DNS message, TLS handshake, HTTP transaction, file or other message. */
	void record(CaptureRecord record);

	/** A name of an address. */
	void name(NameSeen name);
}
