package org.telltale.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import org.telltale.base.Outcome;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.report.input.ReportHead;
import org.telltale.seal.Attachment;
import org.telltale.seal.Finisher;
import org.telltale.seal.OpenKey;
import org.telltale.seal.PreparedCheck;
import org.telltale.seal.ReviewerSignature;
import org.telltale.seal.SealException;
import org.telltale.seal.SealLevel;
import org.telltale.seal.SealPlan;
import org.telltale.seal.Signer;
import org.telltale.seal.SigningKey;
import org.telltale.seal.SigningOptions;
import org.telltale.seal.TimeStampAuthority;

/**
 * A report that is finished and not yet signed: a reviewer reads it and signs its manifest, then the examiner certifies it as it is.
 *
 * @param file the PDF
 * @param manifest its manifest, as attached
 * @param number the number that stands on its pages
 * @param issued the moment that stands on them
 * @param seal the seal that its pages speak of
 * @param allRoot Merkle root of all facts of the case when it was prepared
 * @param master full or summary
 */
public record PreparedReport(Path file, byte[] manifest, int number, Instant issued, SealPlan seal, String allRoot, String master) {

	/**
	 * Reads one.
	 *
	 * @throws ReportException if the file cannot be read, is no finished report, or is signed already
	 */
	public static PreparedReport read(Path file) throws ReportException {
		try {
			byte[] manifest = Finisher.manifestOfUnsigned(file);
			Json json = JsonReader.read(new String(manifest, StandardCharsets.UTF_8));
			int number = Math.toIntExact(json.get("report").flatMap(report -> report.integer("number")).orElse(0L));
			if (number == 0) {
				throw new ReportException("The file " + file + " is no report that was prepared for signing: it has no number.", null);
			}
			return new PreparedReport(file, manifest, number, Instant.parse(json.get("report").flatMap(report -> report.text("issued")).orElse("")), SealPlan.read(manifest), json.get("all").flatMap(all -> all.text("root")).orElse(""), json.text("master").orElse(""));
		} catch (SealException e) {
			throw new ReportException(e.getMessage(), e);
		} catch (JsonSyntaxException | ArithmeticException | java.time.DateTimeException e) {
			throw new ReportException("The manifest of " + file + " cannot be read: " + e.getMessage() + ".", e);
		}
	}

	/**
	 * A reviewer's signature over the manifest.
	 *
	 * @return DER, for a file of its own
	 * @throws ReportException if the key may not sign, or the pages name another reviewer
	 */
	public byte[] review(SigningKey reviewer, Instant at) throws ReportException {
		try (OpenKey open = OpenKey.of(reviewer, at)) {
			if (!seal.reviewer().equals(Optional.of(open.name()))) {
				throw new ReportException("The pages of " + file + " name " + seal.reviewer().orElse("no reviewer") + ", and the key is that of " + open.name()
						+ ". Prepare the report again for who reviews it (--reviewer-name).", null);
			}
			return ReviewerSignature.sign(manifest, reviewer, at);
		} catch (SealException e) {
			throw new ReportException(e.getMessage(), e);
		}
	}

	/**
	 * Certifies the report, with the review attached where the pages name a reviewer: signed by the one whom they name, with another key.
	 * What the file carries and says is looked at first: it was elsewhere since it was made.
	 *
	 * @param facts what has to be attached as the facts: those of the case
	 * @return the file; or nothing, with problems, if it is not PDF/A-3b
	 */
	Outcome<Path> certify(Optional<Path> review, SealOrder order, Instant at, Path pdf, byte[] facts) throws ReportException {
		Path target = pdf.toAbsolutePath();
		Path whole = target.resolveSibling(target.getFileName() + ".reviewed");
		Path signed = target.resolveSibling(target.getFileName() + ".signed");
		try {
			requirePlan(review, order);
			Optional<byte[]> der = review.isPresent() ? Optional.of(Files.readAllBytes(review.get())) : Optional.empty();
			if (der.isPresent()) {
				requireReviewer(ReviewerSignature.read(manifest, der.get()), order.key(), at);
			}
			if (!Arrays.equals(PreparedCheck.require(file, manifest), facts)) {
				throw new ReportException("The report " + file + " is not certified: its facts are not those of the case. Prepare it again, and have it reviewed again.", null);
			}
			Path finished = file;
			if (der.isPresent()) {
				new Finisher().attach(file, whole, review(der.get()));
				finished = whole;
			}
			SigningOptions signing = new SigningOptions("Report " + number + ", version 1", at, order.level(), order.authority(), order.revocation());
			Outcome<Path> done = new Signer().sign(finished, signed, order.key(), signing);
			if (done.value().isPresent()) {
				Files.move(signed, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			}
			return done.value().isPresent() ? Outcome.of(target) : done;
		} catch (SealException e) {
			throw new ReportException(e.getMessage(), e);
		} catch (IOException e) {
			throw new ReportException("The report " + pdf + " could not be written: " + e.getMessage() + ". Check the folder and the disk.", e);
		} finally {
			remove(whole);
			remove(signed);
		}
	}

	private void requirePlan(Optional<Path> review, SealOrder order) throws ReportException {
		boolean awaited = order.level() != SealLevel.B && order.authority().isEmpty();
		Optional<String> stamper = order.authority().map(TimeStampAuthority::name);
		if (order.level() != seal.level() || awaited != seal.awaited() || !stamper.equals(seal.authority())) {
			throw new ReportException("The pages of " + file + " speak of another seal (" + seal.timeInWords() + "). Give the same level and time-stamp authority as when it was"
					+ " prepared (--level, --tsa).", null);
		}
		if (review.isPresent() != seal.reviewer().isPresent()) {
			throw new ReportException(review.isPresent() ? "The pages of " + file + " name no reviewer." : "The pages of " + file + " name the reviewer "
					+ seal.reviewer().get() + ". Give the reviewer's signature too (--review).", null);
		}
	}

	/** The pages name the one who signed, and that is not the examiner. */
	private void requireReviewer(ReviewerSignature.Held held, SigningKey examiner, Instant at) throws ReportException, SealException {
		if (!seal.reviewer().equals(Optional.of(held.name()))) {
			throw new ReportException("The pages of " + file + " name the reviewer " + seal.reviewer().orElse("") + ", and the review was signed by " + held.name()
					+ ". Have it reviewed by whom the pages name, or prepare the report again for who reviewed it (--reviewer-name).", null);
		}
		try (OpenKey open = OpenKey.of(examiner, at)) {
			requireOther(open.publicKey(), held.key());
		}
	}

	/** Nobody reviews a report of their own. */
	static void requireOther(PublicKey examiner, PublicKey reviewer) throws ReportException {
		if (examiner.equals(reviewer)) {
			throw new ReportException("The reviewer's key is the examiner's: nobody reviews a report of their own. Have it reviewed by somebody else, with another key.", null);
		}
	}

	/** The attachment that carries a review. */
	static Attachment review(byte[] der) {
		return new Attachment(Attachment.REVIEW, "application/pkcs7-signature", Attachment.Relationship.SUPPLEMENT,
				"The reviewer's signature over manifest.json (CAdES, detached)", der);
	}

	/** What the signature of a report says. */
	static SigningOptions signing(ReportHead head, SealOrder order, Instant at) {
		return new SigningOptions("Report " + head.number() + ", version " + head.version(), at, order.level(), order.authority(), order.revocation());
	}

	private static void remove(Path path) throws ReportException {
		try {
			Files.deleteIfExists(path);
		} catch (IOException e) {
			throw new ReportException("The temporary file " + path + " could not be removed: " + e.getMessage() + ". Remove it.", e);
		}
	}
}
