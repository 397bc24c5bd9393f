package org.telltale.seal.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

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

	public ValidationData {
		certificates = List.copyOf(certificates);
		crls = List.copyOf(crls);
		ocsps = List.copyOf(ocsps);
	}

	/** What the catalog's store holds. */
	static ValidationData of(COSDictionary catalog) throws IOException, Refusal {
		COSDictionary dss = catalog.getCOSDictionary(DSS);
		Refusal.unless(dss != null, "the file was changed after it was signed, and carries no validation data");
		return new ValidationData(items(dss, CERTIFICATES), items(dss, CRLS), items(dss, OCSPS));
	}

	private static List<byte[]> items(COSDictionary dss, COSName name) throws IOException, Refusal {
		COSArray array = dss.getCOSArray(name);
		List<byte[]> items = new ArrayList<>();
		Refusal.unless(array == null || array.size() <= MAX_ITEMS, "the validation data hold more than " + MAX_ITEMS + " " + name.getName());
		for (int i = 0; array != null && i < array.size(); i++) {
			Refusal.unless(array.getObject(i) instanceof COSStream, "the validation data are not streams");
			try (InputStream in = ((COSStream) array.getObject(i)).createRawInputStream()) {
				byte[] item = in.readNBytes(MAX_ITEM_BYTES + 1);
				Refusal.unless(item.length <= MAX_ITEM_BYTES, "an item of the validation data is larger than any");
				items.add(item);
			}
		}
		return items;
	}
}
