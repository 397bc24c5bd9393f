package org.telltale.seal.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.telltale.seal.refusal.Refusal;

/**
 * What a document security store (ETSI EN 319 142-1 section 5.4.2.2) holds.
 *
 * @param certificates DER
 * @param crls certificate revocation lists (RFC 5280), DER
 * @param ocsps OCSP answers (RFC 6960, OCSPResponse), DER
 */
public record ValidationData(List<byte[]> certificates, List<byte[]> crls, List<byte[]> ocsps) {

	static final COSName DSS = COSName.getPDFName("DSS");
	static final COSName CERTIFICATES = COSName.getPDFName("Certs");
	static final COSName CRLS = COSName.getPDFName("CRLs");
	static final COSName OCSPS = COSName.getPDFName("OCSPs");
	private static final int MAX_ITEMS = 64;
	private static final int MAX_ITEM_BYTES = 16 << 20;
	private static final int MAX_ALL_BYTES = 64 << 20;

	public ValidationData {
		certificates = List.copyOf(certificates);
		crls = List.copyOf(crls);
		ocsps = List.copyOf(ocsps);
	}

	/** Reads one store: each of its objects once, and no more bytes than the file has. */
	private static final class Reading {

		private final Set<COSStream> met = Collections.newSetFromMap(new IdentityHashMap<>());
		private long left;

		Reading(long fileLength) {
			left = Math.min(MAX_ALL_BYTES, fileLength);
		}

		byte[] item(COSStream stream) throws IOException, Refusal {
			Refusal.unless(met.add(stream), "the validation data hold an object more than once");
			try (InputStream in = stream.createRawInputStream()) {
				byte[] item = in.readNBytes((int) Math.min(MAX_ITEM_BYTES, left) + 1);
				Refusal.unless(item.length <= MAX_ITEM_BYTES, "an item of the validation data is larger than any");
				left -= item.length;
				Refusal.unless(left >= 0, "the validation data are larger than any, or than the file");
				return item;
			}
		}
	}

	/** What the catalog's store holds. @param fileLength bytes of the file, which the data cannot exceed */
	static ValidationData of(COSDictionary catalog, long fileLength) throws IOException, Refusal {
		COSDictionary dss = catalog.getCOSDictionary(DSS);
		Refusal.unless(dss != null, "the file was changed after it was signed, and carries no validation data");
		Reading reading = new Reading(fileLength);
		return new ValidationData(items(dss, CERTIFICATES, reading), items(dss, CRLS, reading), items(dss, OCSPS, reading));
	}

	private static List<byte[]> items(COSDictionary dss, COSName name, Reading reading) throws IOException, Refusal {
		COSArray array = dss.getCOSArray(name);
		List<byte[]> items = new ArrayList<>();
		Refusal.unless(array == null || array.size() <= MAX_ITEMS, "the validation data hold more than " + MAX_ITEMS + " " + name.getName());
		for (int i = 0; array != null && i < array.size(); i++) {
			Refusal.unless(array.getObject(i) instanceof COSStream, "the validation data are not streams");
			items.add(reading.item((COSStream) array.getObject(i)));
		}
		return items;
	}
}
