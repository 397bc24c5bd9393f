package org.telltale.firmware.apk;

import org.telltale.base.Digest;

/**
 * A certificate that a package carries. Its presence is stated, no signature is verified.
 *
 * @param scheme {@code v1}, {@code v2}, {@code v3} or {@code v3.1}
 * @param role {@code signer}, or {@code chain} for another certificate beside the signer's
 * @param sha256 SHA-256 of the certificate's DER form
 * @param subject its subject (RFC 2253); text of the package's maker
 * @param offset where the certificate, or the file that holds it, starts in the package
 */
public record Signer(String scheme, String role, Digest sha256, String subject, long offset) {
}
