package org.telltale.casework;

import java.time.Instant;
import java.util.Optional;

/**
 * A report that was sealed, as the journal keeps it.
 *
 * @param number running number in the case
 * @param name file name
 * @param sha256 of the file, lower-case hexadecimal
 * @param created the moment that stands on its pages
 * @param supersedes number of the report that it takes the place of, 0 for none
 * @param level of its seal: B, T or LTA
 * @param signer distinguished name in the signer's certificate
 * @param certificate SHA-256 of that certificate
 * @param signedAt the time that the signature claims
 * @param stampedAt the time of its signature's time stamp
 * @param reviewer who signed the manifest first
 * @param master full, summary or public
 * @param disclosure SHA-256 of the sealed disclosure file of a public report
 */
public record IssuedReport(int number, String name, String sha256, Instant created, int supersedes, String level, String signer, String certificate,
		Instant signedAt, Optional<Instant> stampedAt, Optional<String> reviewer, String master, Optional<String> disclosure) {
}
