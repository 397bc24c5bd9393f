package org.telltale.seal.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSString;
import org.telltale.seal.refusal.Refusal;

/**
 * Files with room for a signature or a document time stamp: the update that carries it is written but for Contents, whose
 * place is zeros. The byte range is that of {@link SignedBytes}.
 */
public final class OpenSeal {

	/** The field of the report's one signature. */
	static final String SIGNATURE_FIELD = "Signature";
	/** The field of the document time stamp. */
	static final String STAMP_FIELD = "TimeStamp";
	/** Bytes for a CMS signature, its certificates and a time stamp with its own. */
	private static final int ROOM_BYTES = 24_576;
	/** Room for the four numbers. */
	private static final String RANGE_PLACE = "/ByteRange [0 0000000000 0000000000 0000000000]";
	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("'D:'uuuuMMddHHmmss'+00''00'''", Locale.ROOT).withZone(ZoneOffset.UTC);
	private static final String CONTENTS = "/Contents <";

	private OpenSeal() {
	}

	/**
	 * What the signature dictionary says beside the signature.
	 *
	 * @param name who signs
	 * @param reason why
	 * @param at the time that the signer claims; whole seconds
	 */
	public record Words(String name, String reason, Instant at) {
	}

	/** The finished file with an update that certifies it at level P1; its signature field is used where it has one, else an invisible one is made. */
	public static SignedBytes forSignature(byte[] finished, Words words) throws IOException, Refusal {
		try (Revision revision = new Revision(finished)) {
			COSObjectKey signature = revision.newKey();
			revision.put(signature, place(certification(words)));
			COSArray fields = fields(revision.catalog());
			COSDictionary field = fields == null ? invisible(SIGNATURE_FIELD) : (COSDictionary) fields.getObject(0);
			COSObjectKey fieldKey = fields == null ? revision.newKey() : Revision.key(fields.get(0));
			field.setItem(COSName.V, CosText.reference(signature));
			revision.put(fieldKey, CosText.of(field));
			COSDictionary permissions = new COSDictionary();
			permissions.setItem(COSName.getPDFName("DocMDP"), CosText.reference(signature));
			revision.putInCatalog(COSName.getPDFName("Perms"), permissions);
			revision.addField(fieldKey);
			return filled(revision.bytes(), finished.length);
		}
	}

	/** The file with an update that holds a document time stamp (ETSI EN 319 142-1 section 5.4.3) in an invisible field. */
	public static SignedBytes forTimeStamp(byte[] file) throws IOException, Refusal {
		try (Revision revision = new Revision(file)) {
			COSObjectKey stamp = revision.newKey();
			COSDictionary dictionary = new COSDictionary();
			dictionary.setItem(COSName.TYPE, COSName.getPDFName("DocTimeStamp"));
			dictionary.setItem(COSName.FILTER, COSName.getPDFName("Adobe.PPKLite"));
			dictionary.setItem(COSName.SUB_FILTER, COSName.getPDFName("ETSI.RFC3161"));
			revision.put(stamp, place(dictionary));
			COSObjectKey fieldKey = revision.newKey();
			COSDictionary field = invisible(STAMP_FIELD);
			field.setItem(COSName.V, CosText.reference(stamp));
			revision.put(fieldKey, CosText.of(field));
			revision.addField(fieldKey);
			return filled(revision.bytes(), file.length);
		}
	}

	/** The file with validation data (ETSI EN 319 142-1 section 5.4.2): certificates, CRLs and OCSP answers, each DER, in their order. */
	public static byte[] withValidationData(byte[] file, ValidationData data) throws IOException {
		try (Revision revision = new Revision(file)) {
			if (revision.catalog().containsKey(ValidationData.DSS)) {
				throw new IOException("the file has validation data already");
			}
			COSObjectKey key = revision.newKey();
			COSDictionary dss = new COSDictionary();
			dss.setItem(COSName.TYPE, ValidationData.DSS);
			put(revision, dss, ValidationData.CERTIFICATES, data.certificates());
			put(revision, dss, ValidationData.CRLS, data.crls());
			put(revision, dss, ValidationData.OCSPS, data.ocsps());
			revision.put(key, CosText.of(dss));
			revision.putInCatalog(ValidationData.DSS, CosText.reference(key));
			return revision.bytes();
		}
	}

	/** The file with the signature in its place; zeros follow it. */
	public static byte[] closed(SignedBytes open, byte[] der) throws IOException {
		int room = (open.gapEnd() - open.gapStart() - 2) / 2;
		if (der.length > room) {
			throw new IOException("the signature has " + der.length + " bytes, the place kept for it " + room + ": its certificates are too many or too large");
		}
		byte[] file = open.file().clone();
		byte[] digits = HexFormat.of().formatHex(der).getBytes(StandardCharsets.US_ASCII);
		java.util.Arrays.fill(file, open.gapStart() + 1, open.gapEnd() - 1, (byte) '0');
		System.arraycopy(digits, 0, file, open.gapStart() + 1, digits.length);
		return file;
	}

	private static void put(Revision revision, COSDictionary dss, COSName name, List<byte[]> items) throws IOException {
		if (items.isEmpty()) {
			return;
		}
		COSArray references = new COSArray();
		for (byte[] item : items) {
			COSObjectKey key = revision.newKey();
			revision.putStream(key, item);
			references.add(CosText.reference(key));
		}
		dss.setItem(name, references);
	}

	private static COSArray fields(COSDictionary catalog) throws IOException {
		COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
		COSArray fields = form == null ? null : form.getCOSArray(COSName.FIELDS);
		if (fields == null || fields.size() == 0) {
			return null;
		}
		if (fields.size() != 1 || !(fields.getObject(0) instanceof COSDictionary field) || !COSName.SIG.equals(field.getCOSName(COSName.FT))
				|| field.containsKey(COSName.V)) {
			throw new IOException("the file has form fields, or is signed already");
		}
		return fields;
	}

	private static COSDictionary certification(Words words) {
		COSDictionary parameters = new COSDictionary();
		parameters.setItem(COSName.TYPE, COSName.TRANSFORM_PARAMS);
		parameters.setItem(COSName.P, COSInteger.ONE);
		parameters.setItem(COSName.V, COSName.getPDFName("1.2"));
		COSDictionary reference = new COSDictionary();
		reference.setItem(COSName.TYPE, COSName.getPDFName("SigRef"));
		reference.setItem(COSName.TRANSFORM_METHOD, COSName.getPDFName("DocMDP"));
		reference.setItem(COSName.TRANSFORM_PARAMS, parameters);
		COSArray references = new COSArray();
		references.add((COSBase) reference);
		COSDictionary signature = new COSDictionary();
		signature.setItem(COSName.TYPE, COSName.SIG);
		signature.setItem(COSName.FILTER, COSName.getPDFName("Adobe.PPKLite"));
		signature.setItem(COSName.SUB_FILTER, COSName.getPDFName("ETSI.CAdES.detached"));
		signature.setItem(COSName.NAME, new COSString(words.name()));
		signature.setItem(COSName.REASON, new COSString(words.reason()));
		signature.setItem(COSName.M, new COSString(DATE.format(words.at())));
		signature.setItem(COSName.REFERENCE, references);
		return signature;
	}

	private static COSDictionary invisible(String name) {
		COSDictionary field = new COSDictionary();
		field.setItem(COSName.FT, COSName.SIG);
		field.setItem(COSName.T, new COSString(name));
		field.setItem(COSName.TYPE, COSName.ANNOT);
		field.setItem(COSName.SUBTYPE, COSName.getPDFName("Widget"));
		field.setInt(COSName.F, SignatureMark.PRINTED_AND_LOCKED);
		COSArray nowhere = new COSArray();
		for (int i = 0; i < 4; i++) {
			nowhere.add(COSInteger.ZERO);
		}
		field.setItem(COSName.RECT, nowhere);
		return field;
	}

	/** The dictionary's text with room for its byte range and its contents. */
	private static byte[] place(COSDictionary signature) throws IOException {
		String text = new String(CosText.of(signature), StandardCharsets.ISO_8859_1);
		String open = text.substring(0, text.length() - ">>".length());
		return (open + RANGE_PLACE + "\n" + CONTENTS + "0".repeat(2 * ROOM_BYTES) + ">\n>>").getBytes(StandardCharsets.ISO_8859_1);
	}

	/** Finds the place in the update and writes the byte range. */
	private static SignedBytes filled(byte[] file, int from) throws Refusal {
		int range = SignedBytes.indexOf(file, RANGE_PLACE.getBytes(StandardCharsets.US_ASCII), from);
		int start = SignedBytes.indexOf(file, CONTENTS.getBytes(StandardCharsets.US_ASCII), range) + CONTENTS.length() - 1;
		int end = start + 2 * ROOM_BYTES + 2;
		String numbers = "/ByteRange [0 " + start + " " + end + " " + (file.length - end);
		byte[] text = (numbers + " ".repeat(RANGE_PLACE.length() - 1 - numbers.length()) + "]").getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(text, 0, file, range, text.length);
		return SignedBytes.at(file, range);
	}
}
