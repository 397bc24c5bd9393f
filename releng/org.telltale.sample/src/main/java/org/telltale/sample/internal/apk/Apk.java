package org.telltale.sample.internal.apk;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.telltale.base.Digest;
import org.telltale.sample.internal.protocol.Der;
import org.telltale.sample.internal.protocol.SampleKey;

/** Android packages with a v1 signature, as the synthetic vendor ships them. */
public final class Apk {

	private static final String CREATED_BY = "Created-By: 1.0 (SYNTHETIC)\r\n";
	private static final String SHA_256 = "2.16.840.1.101.3.4.2.1";
	private static final int SERIAL = 14;

	private Apk() {
	}

	/**
	 * A package.
	 *
	 * @param name its package name
	 * @param version its version name
	 * @param type the class of its code, {@code Lcom/example/Name;}
	 * @param permissions permissions it asks for
	 * @param constants the strings that its code loads
	 * @param signer common name of the certificate that signs it
	 * @param organisation the signer's organisation
	 */
	public static byte[] of(String name, String version, String type, List<String> permissions, List<String> constants, String signer,
			String organisation) {
		return of(name, version, type, permissions, constants, Map.of(), signer, organisation);
	}

	/**
	 * A package with compiled resources.
	 *
	 * @param name its package name
	 * @param version its version name
	 * @param type the class of its code
	 * @param permissions permissions it asks for
	 * @param constants the strings that its code loads
	 * @param resources its table
	 * @param signer common name of the certificate that signs it
	 * @param organisation the signer's organisation
	 */
	public static byte[] of(String name, String version, String type, List<String> permissions, List<String> constants, ResourceTable resources,
			String signer, String organisation) {
		return of(name, version, type, permissions, constants, Map.of(ZipFile.TABLE, resources.toBytes()), signer, organisation);
	}

	private static byte[] of(String name, String version, String type, List<String> permissions, List<String> constants, Map<String, byte[]> more,
			String signer, String organisation) {
		BinaryXml xml = new BinaryXml().open("manifest", "versionCode", 12, "versionName", version, "package", name);
		xml.open("uses-sdk", "minSdkVersion", 18).close();
		permissions.forEach(permission -> xml.open("uses-permission", "name", permission).close());
		xml.open("application", "label", name.substring(name.lastIndexOf('.') + 1));
		xml.open("receiver", "name", type.substring(1, type.length() - 1).replace('/', '.'));
		xml.open("intent-filter").open("action", "name", "android.intent.action.BOOT_COMPLETED").close().close().close().close().close();
		Map<String, byte[]> entries = new LinkedHashMap<>();
		entries.put("AndroidManifest.xml", xml.toBytes());
		entries.put("classes.dex", new DexFile(type, "report", constants).toBytes());
		entries.putAll(more);
		Map<String, byte[]> signed = new LinkedHashMap<>(signature(entries, signer, organisation));
		signed.putAll(entries);
		return ZipFile.of(signed);
	}

	/** The three files of a JAR signature, with SHA-256. */
	private static Map<String, byte[]> signature(Map<String, byte[]> entries, String signer, String organisation) {
		StringBuilder manifest = new StringBuilder("Manifest-Version: 1.0\r\n" + CREATED_BY + "\r\n");
		StringBuilder sections = new StringBuilder();
		for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
			String head = "Name: " + entry.getKey() + "\r\nSHA-256-Digest: ";
			String section = head + digest(entry.getValue()) + "\r\n\r\n";
			manifest.append(section);
			sections.append(head).append(digest(ascii(section))).append("\r\n\r\n");
		}
		byte[] manifestBytes = ascii(manifest.toString());
		byte[] signatureFile = ascii("Signature-Version: 1.0\r\n" + CREATED_BY + "SHA-256-Digest-Manifest: " + digest(manifestBytes)
				+ "\r\n\r\n" + sections);
		Map<String, byte[]> files = new LinkedHashMap<>();
		files.put("META-INF/MANIFEST.MF", manifestBytes);
		files.put("META-INF/CERT.SF", signatureFile);
		files.put("META-INF/CERT.RSA", block(signatureFile, signer, organisation));
		return files;
	}

	/** A signature block (PKCS #7, RFC 2315 section 9) without signed attributes. */
	private static byte[] block(byte[] signed, String signer, String organisation) {
		byte[] sha256 = Der.sequence(Der.oid(SHA_256), Der.nothing());
		byte[] signerInfo = Der.sequence(Der.integer(BigInteger.ONE), SampleKey.issuerAndSerial(organisation, signer, SERIAL), sha256,
				Der.sequence(Der.oid("1.2.840.113549.1.1.1"), Der.nothing()), Der.octets(SampleKey.sign(signed)));
		byte[] content = Der.sequence(Der.integer(BigInteger.ONE), Der.set(sha256), Der.sequence(Der.oid("1.2.840.113549.1.7.1")),
				Der.tagged(0xa0, SampleKey.certificate(organisation, signer, SERIAL)), Der.set(signerInfo));
		return Der.sequence(Der.oid("1.2.840.113549.1.7.2"), Der.tagged(0xa0, content));
	}

	private static String digest(byte[] bytes) {
		return Base64.getEncoder().encodeToString(Digest.sha256(bytes).bytes());
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
