package org.telltale.seal.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.COSWriter;

/** Values as PDF syntax in one form: entries in the order of the dictionary, a space between tokens, direct values inline. */
final class CosText {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private CosText() {
	}

	/** The bytes of a value; indirect objects inside it become references. */
	static byte[] of(COSBase value) throws IOException {
		CosText text = new CosText();
		text.write(value);
		return text.out.toByteArray();
	}

	/** A reference to an object of generation 0. */
	static COSObject reference(COSObjectKey key) {
		return new COSObject(COSNull.NULL, key);
	}

	private void write(COSBase value) throws IOException {
		switch (value) {
			case COSObject reference -> ascii(reference.getKey().getNumber() + " " + reference.getKey().getGeneration() + " R");
			case COSStream stream -> throw new IOException("a stream stands where a value was expected: " + stream.getKey());
			case COSDictionary dictionary -> write(dictionary);
			case COSArray array -> write(array);
			case COSName name -> name.writePDF(out);
			case COSString string -> COSWriter.writeString(string, (OutputStream) out);
			case COSInteger integer -> integer.writePDF(out);
			case COSFloat number -> number.writePDF(out);
			case COSBoolean bool -> bool.writePDF(out);
			case COSNull nothing -> nothing.writePDF(out);
			default -> throw new IOException("a value of an unknown kind: " + value.getClass().getSimpleName());
		}
	}

	private void write(COSDictionary dictionary) throws IOException {
		ascii("<<");
		for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
			ascii("\n");
			entry.getKey().writePDF(out);
			ascii(" ");
			write(entry.getValue());
		}
		ascii("\n>>");
	}

	private void write(COSArray array) throws IOException {
		ascii("[");
		for (int i = 0; i < array.size(); i++) {
			if (i > 0) {
				ascii(" ");
			}
			COSBase value = array.get(i);
			write(value == null ? COSNull.NULL : value);
		}
		ascii("]");
	}

	private void ascii(String text) {
		out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
	}
}
