package org.telltale.seal.pdf;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.telltale.base.Digest;

/**
 * One incremental update (ISO 32000-2 section 7.5.6) in one form: objects in the order of their numbers, one
 * cross-reference table, a trailer that says what the one before said. The same file and objects give the same bytes: so
 * a verifier can write an update anew and compare. For files whose cross-references are tables and whose objects are of
 * generation 0, as {@code Finisher} writes them.
 */
final class Revision implements Closeable {

	private static final COSName SIGNATURE_FLAGS = COSName.getPDFName("SigFlags");
	private static final COSName ACRO_FORM = COSName.getPDFName("AcroForm");
	private static final int BOTH_FLAGS = 3;
	private static final int ID_BYTES = 16;

	private final byte[] file;
	private final PDDocument document;
	private final TreeMap<Long, byte[]> objects = new TreeMap<>();
	private long next;

	Revision(byte[] file) throws IOException {
		this.file = file;
		this.document = Loader.loadPDF(file);
		if (document.isEncrypted() || document.getDocument().isXRefStream() || document.getDocument().hasHybridXRef()) {
			document.close();
			throw new IOException("the file is encrypted or has cross-reference streams");
		}
		this.next = trailer().getLong(COSName.SIZE);
	}

	PDDocument document() {
		return document;
	}

	COSDictionary catalog() {
		return document.getDocumentCatalog().getCOSObject();
	}

	/** A key for a new object. */
	COSObjectKey newKey() {
		return new COSObjectKey(next++, 0);
	}

	/** Adds a new object, or a new version of one. */
	void put(COSObjectKey key, byte[] body) throws IOException {
		if (key.getGeneration() != 0) {
			throw new IOException("an object is not of generation 0");
		}
		objects.put(key.getNumber(), body);
	}

	/** Adds a stream that is not compressed. */
	void putStream(COSObjectKey key, byte[] content) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes(ascii("<</Length " + content.length + ">>\nstream\n"));
		body.writeBytes(content);
		body.writeBytes(ascii("\nendstream"));
		put(key, body.toByteArray());
	}

	/** Writes the catalog anew with one more entry, or another value of one. */
	void putInCatalog(COSName name, COSBase value) throws IOException {
		catalog().setItem(name, value);
		put(key(trailer().getItem(COSName.ROOT)), CosText.of(catalog()));
	}

	/** Adds a field to the form, which is made if there is none. The catalog is written anew in either case. */
	void addField(COSObjectKey field) throws IOException {
		COSDictionary form = catalog().getCOSDictionary(ACRO_FORM);
		COSDictionary changed = form == null ? new COSDictionary() : form;
		COSArray fields = changed.getCOSArray(COSName.FIELDS) == null ? new COSArray() : changed.getCOSArray(COSName.FIELDS);
		boolean there = false;
		for (int i = 0; i < fields.size(); i++) {
			there |= fields.get(i) instanceof COSObject reference && field.equals(reference.getKey());
		}
		if (!there) {
			fields.add(CosText.reference(field));
		}
		changed.setItem(COSName.FIELDS, fields);
		changed.setInt(SIGNATURE_FLAGS, BOTH_FLAGS);
		putInCatalog(ACRO_FORM, changed);
	}

	/** The key behind a reference. */
	static COSObjectKey key(COSBase reference) throws IOException {
		if (reference instanceof COSObject object && object.getKey() != null) {
			return object.getKey();
		}
		throw new IOException("an object that was expected to stand alone does not");
	}

	/** The file with this update behind it. */
	byte[] bytes() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + (1 << 16));
		out.writeBytes(file);
		if (file[file.length - 1] != '\n') {
			out.write('\n');
		}
		TreeMap<Long, Integer> offsets = new TreeMap<>();
		for (Map.Entry<Long, byte[]> object : objects.entrySet()) {
			offsets.put(object.getKey(), out.size());
			out.writeBytes(ascii(object.getKey() + " 0 obj\n"));
			out.writeBytes(object.getValue());
			out.writeBytes(ascii("\nendobj\n"));
		}
		int table = out.size();
		out.writeBytes(ascii(table(offsets)));
		out.writeBytes(ascii("trailer\n"));
		out.writeBytes(CosText.of(newTrailer()));
		out.writeBytes(ascii("\nstartxref\n" + table + "\n%%EOF\n"));
		return out.toByteArray();
	}

	private static String table(TreeMap<Long, Integer> offsets) {
		StringBuilder text = new StringBuilder("xref\n");
		Long first = offsets.firstKey();
		while (first != null) {
			long last = first;
			while (offsets.containsKey(last + 1)) {
				last++;
			}
			text.append(first).append(' ').append(last - first + 1).append('\n');
			for (long number = first; number <= last; number++) {
				text.append(String.format(java.util.Locale.ROOT, "%010d 00000 n\r\n", offsets.get(number)));
			}
			first = offsets.higherKey(last);
		}
		return text.toString();
	}

	private COSDictionary newTrailer() throws IOException {
		COSDictionary trailer = new COSDictionary();
		trailer.setLong(COSName.SIZE, next);
		trailer.setItem(COSName.ROOT, trailer().getItem(COSName.ROOT));
		if (trailer().containsKey(COSName.INFO)) {
			trailer.setItem(COSName.INFO, trailer().getItem(COSName.INFO));
		}
		COSArray old = trailer().getCOSArray(COSName.ID);
		if (old == null || old.size() != 2) {
			throw new IOException("the file has no identifier");
		}
		COSArray id = new COSArray();
		id.add(hex(((COSString) old.getObject(0)).getBytes()));
		id.add(hex(Arrays.copyOf(Digest.sha256(file).bytes(), ID_BYTES)));
		trailer.setItem(COSName.ID, id);
		trailer.setLong(COSName.PREV, document.getDocument().getStartXref());
		return trailer;
	}

	private static COSString hex(byte[] bytes) {
		return new COSString(bytes, true);
	}

	private COSDictionary trailer() {
		return document.getDocument().getTrailer();
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	@Override
	public void close() throws IOException {
		document.close();
	}
}
