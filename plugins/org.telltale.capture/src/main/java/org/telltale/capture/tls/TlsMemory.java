package org.telltale.capture.tls;

/** What connections have in common, and need not be worked out for each: one for each worker. */
final class TlsMemory {

	final KnownCertificates certificates = new KnownCertificates();
	final KnownFingerprints fingerprints = new KnownFingerprints();
}
