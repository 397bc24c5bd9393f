package org.telltale.seal.masking;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.telltale.base.Digest;
import org.telltale.base.json.Json;
import org.telltale.base.json.JsonReader;
import org.telltale.base.json.JsonSyntaxException;
import org.telltale.seal.facts.FactFile;
import org.telltale.seal.facts.Manifest;
import org.telltale.seal.refusal.Refusal;

/**
 * What opens the commitments of one public report. Each opening holds by itself: HMAC-SHA-256 of the value under the salt is the commitment.
 *
 * @param values the masked texts by their commitments
 */
public record Openings(Map<String, String> values) {

	private static final String COMMITMENT = "[0-9a-f]{64}";

	/** Reads the file; whatever does not belong to this manifest, or does not open what it says, is refused. */
	public static Openings read(byte[] content, Manifest manifest) throws Refusal {
		Json named = manifest.json().get("disclosure").orElseThrow(() -> new Refusal("the report masks nothing: it names no disclosure file"));
		Refusal.unless(named.text("sha256").orElse("").equals(Digest.sha256(content).hex()), "the disclosure file is not the one that the report names: its SHA-256 is another");
		Map<String, String> values = new TreeMap<>();
		boolean head = true;
		for (String line : text(content).split("\n")) {
			Json json = json(line);
			if (head) {
				Refusal.unless(json.text("type").orElse("").equals("disclosure") && json.integer("v").orElse(0L) == 1, "the disclosure file is of a version that this verifier does not know");
				Refusal.unless(json.text("root").equals(manifest.json().text("root")), "the disclosure file is of other facts");
				head = false;
			} else {
				add(values, json);
			}
		}
		Refusal.unless(values.size() == named.integer("count").orElse(-1L), "the disclosure file does not hold as many openings as the report says");
		Openings openings = new Openings(values);
		Json masked = manifest.json().get("masked").orElse(Json.NULL);
		if (masked.get("/all/root").isPresent()) {
			openings.value(manifest.json().get("all").flatMap(all -> all.text("root")).orElse(""));
		}
		return openings;
	}

	private static void add(Map<String, String> values, Json opening) throws Refusal {
		String commitment = opening.text("commitment").orElse("");
		String salt = opening.text("salt").orElse("");
		String value = opening.text("value").orElseThrow(() -> new Refusal("an opening of the disclosure file has no value"));
		Refusal.unless(opening.text("type").orElse("").equals("opening") && commitment.matches(COMMITMENT) && salt.matches(COMMITMENT), "a line of the disclosure file is no opening");
		byte[] computed = hmac(HexFormat.of().parseHex(salt), value);
		Refusal.unless(MessageDigest.isEqual(computed, HexFormat.of().parseHex(commitment)), "an opening of the disclosure file does not open its commitment " + commitment.substring(0, 12));
		Refusal.unless(values.put(commitment, value) == null, "a commitment is opened twice: " + commitment.substring(0, 12));
	}

	/** The text behind a commitment. */
	String value(String commitment) throws Refusal {
		String value = values.get(commitment);
		Refusal.unless(value != null, "the disclosure file does not open " + commitment);
		return value;
	}

	/** The facts as the full report has them, ids included. */
	public FactFile restored(FactFile masked) throws Refusal {
		return new Restoring(this, masked).facts();
	}

	private static String text(byte[] content) throws Refusal {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
		} catch (CharacterCodingException e) {
			throw new Refusal("the disclosure file is no UTF-8");
		}
	}

	private static Json json(String line) throws Refusal {
		try {
			return JsonReader.read(line);
		} catch (JsonSyntaxException e) {
			throw new Refusal("a line of the disclosure file is no JSON: " + e.getMessage());
		}
	}

	private static byte[] hmac(byte[] salt, String value) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(salt, "HmacSHA256"));
			return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("every Java runtime has HMAC-SHA-256", e);
		}
	}
}
